package dev.holdfast.controller.life;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A life as lines {@code name=value}, and back. Pure. */
final class LifeText {
  private LifeText() {}

  static String write(Life life) {
    return line("generation", life.generation())
        + line("pid", life.pid())
        + line("start_ticks", life.startTicks())
        + line("boot", life.bootId())
        + line("started", life.startedAt())
        + line("ended", life.endedAt())
        + line("previous_clean", life.previousClean());
  }

  private static String line(String name, @Nullable Object value) {
    return value == null ? "" : name + "=" + value + "\n";
  }

  /** The life, or empty where the text is none: cut off by a full disk or a power cut. */
  static Optional<Life> read(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String line : text.lines().toList()) {
      int at = line.indexOf('=');
      fields.put(line.substring(0, Math.max(0, at)), line.substring(at + 1));
    }
    try {
      return Optional.of(life(fields));
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Life life(Map<String, String> fields) {
    String ended = fields.get("ended");
    String clean = fields.get("previous_clean");
    return new Life(
        Long.parseLong(fields.getOrDefault("generation", "")),
        Long.parseLong(fields.getOrDefault("pid", "")),
        Long.parseLong(fields.getOrDefault("start_ticks", "")),
        fields.getOrDefault("boot", ""),
        Instant.parse(fields.getOrDefault("started", "")),
        ended == null ? null : Instant.parse(ended),
        clean == null ? null : Boolean.valueOf(clean));
  }
}
