package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Which images are taken from the node again.
 *
 * @param removes whether any is
 * @param delay how long no container may have used it
 * @param kept patterns of names that stay
 */
public record ImagePolicy(boolean removes, Duration delay, List<PathMatcher> kept) {
  /** How long an image stays unless the agent's configuration says otherwise. */
  public static final String DEFAULT_DELAY = "3m";

  /** How long nothing may come from a registry unless the agent's configuration says otherwise. */
  public static final String DEFAULT_SILENCE = "2m";

  /**
   * How long nothing may come from a registry.
   *
   * @throws RuntimeRefused naming the option if it is wrong
   */
  public static Duration silence(OptionValues settings) {
    String silence = settings.text("pull_activity_timeout").orElse(DEFAULT_SILENCE);
    return Durations.parse("pull_activity_timeout", silence);
  }

  /**
   * Reads the agent's options.
   *
   * @throws RuntimeRefused naming the option that is wrong
   */
  public static ImagePolicy of(OptionValues settings) {
    OptionValues gc = settings.block("gc").orElse(OptionValues.none());
    String delay = gc.text("image_delay").orElse(DEFAULT_DELAY);
    return new ImagePolicy(
        gc.flag("image"),
        Durations.parse("gc.image_delay", delay),
        gc.texts("image_exclude").stream().map(ImagePolicy::matcher).toList());
  }

  private static PathMatcher matcher(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new RuntimeRefused(
          "gc.image_exclude = \"%s\" is no pattern: write one such as docker.io/library/**"
              .formatted(pattern),
          e);
    }
  }

  /** Whether an image of this name may go. */
  boolean covers(String name) {
    return kept.stream().noneMatch(matcher -> matcher.matches(Path.of(name)));
  }
}
