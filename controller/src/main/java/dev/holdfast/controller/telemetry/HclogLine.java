package dev.holdfast.controller.telemetry;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An event as the line that go-plugin reads. Level, message and timestamp are always strings: the
 * host asserts that without a check, and dies of anything else. A line stays below the host's
 * buffer of 64 KiB, so long texts are cut.
 */
final class HclogLine {
  private static final int KEY_BYTES = 100;
  private static final int TEXT_BYTES = 8 << 10;
  private static final int STACK_BYTES = 20 << 10;
  private static final int PAIRS_END = 28 << 10;
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final Pattern SECRET =
      Pattern.compile("pass(word|wd|phrase)?|secret|token|credential|auth|api_?key|private_?key");
  private static final String OURS = "dev.holdfast.";

  private final JsonText json = new JsonText();

  private HclogLine() {}

  /** The line with its line feed. */
  static byte[] of(LogEvent event) {
    return (new HclogLine().text(event) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private String text(LogEvent event) {
    json.raw("{\"@level\":\"").raw(event.level().name().toLowerCase(Locale.ROOT));
    json.raw("\",\"@message\":").quoted(event.message(), TEXT_BYTES);
    json.raw(",\"@timestamp\":\"").raw(timestamp(event.at())).raw("\"");
    json.raw(",\"@module\":").quoted(module(event.logger()), KEY_BYTES);
    event.pairs().forEach(this::pair);
    Throwable cause = event.cause();
    if (cause != null) {
      json.raw(",\"error\":").quoted(shown(cause), TEXT_BYTES);
      json.raw(",\"stack\":").quoted(stack(cause), STACK_BYTES);
    }
    return json.raw("}").toString();
  }

  private static String module(String logger) {
    return logger.startsWith(OURS) ? logger.substring(OURS.length()) : logger;
  }

  private void pair(LogEvent.Pair pair) {
    if (json.bytes() > PAIRS_END) {
      return;
    }
    json.raw(",").quoted(key(pair.key()), KEY_BYTES).raw(":");
    switch (SECRET.matcher(pair.key().toLowerCase(Locale.ROOT)).find() ? null : pair.value()) {
      case null -> json.raw(pair.value() == null ? "null" : "\"(redacted)\"");
      case Integer number -> json.raw(number.toString());
      case Long number -> json.raw(number.toString());
      case Boolean flag -> json.raw(flag.toString());
      case Object other -> json.quoted(shown(other), TEXT_BYTES);
    }
  }

  /** Keys with an at sign are the host's own; one of ours could take the place of its string. */
  private static String key(String key) {
    return key.startsWith("@") ? "_" + key.substring(1) : key;
  }

  private static String shown(Object value) {
    try {
      return String.valueOf(value.toString());
    } catch (RuntimeException e) {
      return value.getClass().getName() + " (cannot be shown)";
    }
  }

  private static String stack(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Six digits of fraction and the letter Z; made by hand, formatters are slow to load. */
  static String timestamp(Instant at) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
    String seconds = utc.getSecond() == 0 ? utc + ":00." : utc + ".";
    return seconds + String.valueOf(MICROS_PER_SECOND + at.getNano() / 1_000).substring(1) + "Z";
  }
}
