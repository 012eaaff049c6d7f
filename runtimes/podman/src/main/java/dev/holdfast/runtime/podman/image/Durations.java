package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.RuntimeRefused;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Nomad's users write them: {@code 90s}, {@code 5m}, {@code 1h30m}. */
public final class Durations {
  private static final Pattern PART =
      Pattern.compile("\\G([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

  private Durations() {}

  /**
   * Reads one.
   *
   * @throws RuntimeRefused naming the option if it is none, or zero
   */
  public static Duration parse(String option, String text) {
    Matcher part = PART.matcher(text);
    BigDecimal millis = BigDecimal.ZERO;
    int end = 0;
    while (part.find()) {
      BigDecimal factor = BigDecimal.valueOf(MILLIS.getOrDefault(part.group(2), 0L));
      millis = millis.add(new BigDecimal(part.group(1)).multiply(factor));
      end = part.end();
    }
    if (end != text.length() || millis.signum() == 0) {
      throw new RuntimeRefused(
          "%s = \"%s\" is not a duration: write one such as 90s or 5m".formatted(option, text));
    }
    return Duration.ofMillis(millis.longValue());
  }
}
