package dev.holdfast.controller.telemetry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** One thing to be logged. */
record LogEvent(
    Instant at,
    Level level,
    String logger,
    String message,
    List<Pair> pairs,
    @Nullable Throwable cause) {
  LogEvent {
    pairs = List.copyOf(pairs);
  }

  /** A fact beside the message. */
  record Pair(String key, @Nullable Object value) {}

  static LogEvent of(Instant at, Level level, String logger, String message) {
    return new LogEvent(at, level, logger, message, List.of(), null);
  }
}
