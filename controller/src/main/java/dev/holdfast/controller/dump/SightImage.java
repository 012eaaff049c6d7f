package dev.holdfast.controller.dump;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good what was seen is.
 *
 * @param source {@code look} at this one, {@code list} of all that showed it unchanged, or {@code
 *     none}
 * @param at when; null where nobody looked
 * @param ageMillis how old it was when the image was made; null where nobody looked
 * @param health {@code fresh}, {@code stale} (the last try to look again failed, or is not over) or
 *     {@code unknown}
 * @param verbatim what the runtime itself said when it was asked for this image; empty where it was
 *     not
 */
public record SightImage(
    String source,
    @Nullable Instant at,
    @Nullable Long ageMillis,
    String health,
    Map<String, String> verbatim) {
  static final SightImage NONE = new SightImage("none", null, null, "unknown", Map.of());

  public SightImage {
    verbatim = Map.copyOf(verbatim);
  }

  SightImage saying(Map<String, String> words) {
    return new SightImage(source, at, ageMillis, health, words);
  }
}
