package dev.holdfast.controller.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Nomad's users write them: {@code 30s}, {@code 1h30m}, {@code 1.5h}, {@code 0}. */
public final class GoDuration {
  private static final Pattern PART = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)(ms|s|m|h)");
  private static final int LONGEST_TEXT = 40;

  private GoDuration() {}

  /** The duration, to the millisecond; empty where the text is none. */
  public static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher part = PART.matcher(text.length() > LONGEST_TEXT ? "" : text);
    long millis = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      millis += millis(part.group(1), part.group(2));
      end = part.end();
    }
    boolean whole = end > 0 && end == text.length();
    return whole ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
  }

  private static long millis(String number, String unit) {
    return new BigDecimal(number).multiply(BigDecimal.valueOf(millis(unit))).longValue();
  }

  private static long millis(String unit) {
    return switch (unit) {
      case "h" -> 3_600_000;
      case "m" -> 60_000;
      case "s" -> 1_000;
      default -> 1;
    };
  }

  /** The shortest such text of whole parts, {@code 0s} for none. */
  public static String text(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
