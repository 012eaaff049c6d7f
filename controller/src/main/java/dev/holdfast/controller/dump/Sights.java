package dev.holdfast.controller.dump;

import dev.holdfast.runtime.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the beliefs of one image are. Pure. A list that shows something else makes the worker
 * look, so one that is newer than the last look has shown the same, unless the worker is still at
 * it.
 *
 * @param now when the image is made
 * @param listedAt when all workloads were listed last; null if never
 */
record Sights(Instant now, @Nullable Instant listedAt) {

  SightImage of(Belief belief) {
    Instant seenAt = belief.seenAt();
    if (seenAt == null) {
      return SightImage.NONE;
    }
    Instant listed = listedAt;
    boolean held = belief.lastError() != null || !belief.pace().doing().isEmpty();
    boolean confirmed = !held && listed != null && listed.isAfter(seenAt);
    Instant at = confirmed && listed != null ? listed : seenAt;
    long age = Math.max(0, Duration.between(at, now).toMillis());
    return new SightImage(confirmed ? "list" : "look", at, age, health(belief), Map.of());
  }

  private static String health(Belief belief) {
    if (belief.seen() instanceof Observation.Unknown) {
      return "unknown";
    }
    return "runtime".equals(belief.pace().blockedBy()) ? "stale" : "fresh";
  }
}
