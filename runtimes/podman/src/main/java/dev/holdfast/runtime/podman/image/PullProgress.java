package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.runtime.RuntimeRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far one pull is, and since when nothing of it has moved. Not for several threads. */
final class PullProgress {
  private static final Logger LOG = LoggerFactory.getLogger(PullProgress.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LAYER = "Copying blob ";
  private static final double MIB = 1 << 20;

  private final ImageWish wish;
  private final Optional<PullSight> sight;
  private int layers;
  private String id = "";
  private PullSight.@Nullable Look last;
  private Duration moved = Duration.ZERO;

  /** Of a pull that begins after this. */
  PullProgress(ImageWish wish, Optional<PullTraces> traces) {
    this.wish = wish;
    this.sight = traces.flatMap(PullProgress::before);
  }

  private static Optional<PullSight> before(PullTraces traces) {
    try {
      return Optional.of(PullSight.before(traces));
    } catch (IOException e) {
      LOG.debug("the traces of pulls cannot be seen: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Podman said something.
   *
   * @param at since the pull began
   * @throws RuntimeRefused with the registry's words, where it said that it failed
   */
  void heard(String line, Duration at) {
    JsonNode told = json(line);
    String error = told.path("error").asText();
    if (!error.isEmpty()) {
      throw wish.failed(error);
    }
    if (told.path("stream").asText().startsWith(LAYER)) {
      layers++;
    }
    id = told.path("id").asText(id);
    moved = at;
  }

  private JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw wish.failed("Podman's answer is not JSON");
    }
  }

  /** Looks for what came without a word. */
  void look(Duration at) {
    Optional<PullSight.Look> now = sight.flatMap(this::look);
    boolean stands = now.isPresent() && last != null && !now.orElseThrow().isBeyond(last);
    if (!stands) {
      moved = at;
    }
    last = now.orElse(null);
  }

  /** What cannot be seen is not known to stand still. */
  private Optional<PullSight.Look> look(PullSight seen) {
    try {
      return Optional.of(seen.look(layers > 0));
    } catch (IOException e) {
      LOG.debug("the traces of a pull cannot be seen: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** How long nothing has moved. */
  Duration silence(Duration at) {
    return at.minus(moved);
  }

  /** The image's id, which the last line tells. */
  String id() {
    if (id.isEmpty()) {
      throw wish.failed("Podman ended the pull without a result");
    }
    return id;
  }

  /** How much of its layers has come; empty where that cannot be seen. */
  Optional<Long> bytes() {
    return Optional.ofNullable(last).map(PullSight.Look::own);
  }

  /** A sentence for the user. */
  String sentence(Duration at) {
    String bytes = last == null ? "" : ", %.1f MiB of them on the way".formatted(mib(last));
    return "Pulling image %s for %d s: %d layers begun%s"
        .formatted(wish.reference().name(), at.toSeconds(), layers, bytes);
  }

  private static double mib(PullSight.Look look) {
    return look.own() / MIB;
  }
}
