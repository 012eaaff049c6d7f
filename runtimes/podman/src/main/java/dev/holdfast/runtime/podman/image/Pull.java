package dev.holdfast.runtime.podman.image;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.api.Requests;
import dev.holdfast.runtime.podman.image.ImageWish.Platform;
import dev.holdfast.runtime.podman.image.PullLines.Came;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pulls an image from its registry, and tells how far it is. */
final class Pull {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration BETWEEN_SENTENCES = Duration.ofSeconds(10);

  private final ImageWish wish;
  private final SharedPull shared;
  private final PullProgress progress;
  private Duration told = Duration.ZERO;

  private Pull(ImageWish wish, SharedPull shared, PullProgress progress) {
    this.wish = wish;
    this.shared = shared;
    this.progress = progress;
  }

  /**
   * Answers the image's id. When the time is over, or nothing has come for too long, the connection
   * is closed, which ends the pull in Podman as well.
   *
   * @throws RuntimeRefused with what the registry said
   */
  static String run(
      PodmanApi api,
      ImageWish wish,
      Optional<Credentials> credentials,
      Optional<PullTraces> traces,
      SharedPull shared) {
    Pull pull = new Pull(wish, shared, new PullProgress(wish, traces));
    try {
      return api.around("pull", () -> pull.run(api, request(wish, credentials)));
    } catch (PodmanRefusal refusal) {
      throw wish.failed(String.valueOf(refusal.getMessage()));
    } catch (PodmanAway away) {
      throw away.isLate() ? wish.failed(wish.overdue()) : away;
    }
  }

  private String run(PodmanApi api, Request request) {
    String name = wish.reference().name();
    shared.tell("Pulling image " + name);
    try (PullLines lines = new PullLines(api.http().open(request, shared.limit()))) {
      boolean more = true;
      while (more) {
        Optional<Came> came = lines.next(LOOK);
        more = came.map(this::takes).orElse(true);
        lookAround(came.isEmpty());
      }
      shared.tell("Pulled image %s in %d s".formatted(name, shared.age().toSeconds()));
      return progress.id();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while pulling " + name, e);
    }
  }

  /** Whether more is to come. */
  private boolean takes(Came came) {
    return switch (came) {
      case PullLines.Line(String text) -> {
        progress.heard(text, shared.age());
        yield true;
      }
      case PullLines.End(Optional<String> broken) -> {
        if (broken.isPresent()) {
          throw new PodmanAway("Podman's answer to a pull broke off: " + broken.orElseThrow());
        }
        yield false;
      }
    };
  }

  private void lookAround(boolean nothingSaid) {
    Duration now = shared.age();
    if (nothingSaid) {
      progress.look(now);
      progress.bytes().ifPresent(shared::came);
    }
    if (now.compareTo(shared.limit()) > 0) {
      throw wish.failed(wish.overdue());
    }
    if (progress.silence(now).compareTo(shared.silence()) > 0) {
      throw wish.failed(
          "nothing has come from the registry for %d s (pull_activity_timeout)"
              .formatted(shared.silence().toSeconds()));
    }
    if (now.minus(told).compareTo(BETWEEN_SENTENCES) >= 0) {
      told = now;
      shared.tell(progress.sentence(now));
    }
  }

  private static Request request(ImageWish wish, Optional<Credentials> credentials) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("reference", wish.reference().name());
    query.put("tlsVerify", String.valueOf(wish.credentials().verifyTls()));
    Platform platform = wish.platform();
    put(query, "Arch", platform.architecture());
    put(query, "OS", platform.system());
    put(query, "Variant", platform.variant());
    Request request = Requests.post("images/pull", query);
    return credentials
        .map(
            it -> Request.builder().from(request).putHeader("X-Registry-Auth", it.header()).build())
        .map(Request.class::cast)
        .orElse(request);
  }

  private static void put(Map<String, String> query, String name, String value) {
    if (!value.isEmpty()) {
      query.put(name, value);
    }
  }
}
