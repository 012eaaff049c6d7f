package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import java.time.Duration;
import java.util.Optional;

/**
 * What a task wants of an image.
 *
 * @param platform architecture, system and variant; empty for this node's
 * @param silence how long nothing may come from the registry, where the job says
 * @param credentials where the job brings some
 */
public record ImageWish(
    ImageReference reference,
    Platform platform,
    boolean force,
    Duration limit,
    Optional<Duration> silence,
    TaskCredentials credentials) {

  /** Empty parts are the node's own. */
  public record Platform(String architecture, String system, String variant) {
    boolean isAny() {
      return architecture.isEmpty() && system.isEmpty() && variant.isEmpty();
    }
  }

  /**
   * What the job says about its registry.
   *
   * @param softFail whether to go on without credentials where they cannot be had
   */
  public record TaskCredentials(
      String username, String password, boolean verifyTls, boolean softFail) {
    boolean isEmpty() {
      return username.isEmpty() && password.isEmpty();
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "TaskCredentials[" + username + "]";
    }
  }

  /** What to tell where the time was too short. */
  String overdue() {
    return "it took longer than image_pull_timeout allows (%d s)".formatted(limit.toSeconds());
  }

  /** The pull has failed for this reason. */
  RuntimeRefused failed(String why) {
    return new RuntimeRefused("the image %s cannot be pulled: %s".formatted(reference.name(), why));
  }

  /** Reads a task's options. */
  public static ImageWish of(OptionValues options) {
    OptionValues auth = options.block("auth").orElse(OptionValues.none());
    String limit = options.text("image_pull_timeout").orElse("5m");
    return new ImageWish(
        ImageReference.parse(options.textOrEmpty("image")),
        new Platform(
            options.textOrEmpty("arch"), options.textOrEmpty("os"), options.textOrEmpty("variant")),
        options.flag("force_pull"),
        Durations.parse("image_pull_timeout", limit),
        options
            .text("image_pull_activity_timeout")
            .map(text -> Durations.parse("image_pull_activity_timeout", text)),
        new TaskCredentials(
            auth.textOrEmpty("username"),
            auth.textOrEmpty("password"),
            !auth.has("tls_verify") || auth.flag("tls_verify"),
            options.flag("auth_soft_fail")));
  }
}
