package dev.holdfast.controller.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.Level;

/** What is taken from the loggers of others: warnings and worse. */
final class LibraryLoggers {
  private static final String OURS = "dev.holdfast";
  private static final String DBUS = "org.freedesktop.dbus.";

  private LibraryLoggers() {}

  /** Whether events of this logger and level are wanted at all. */
  static boolean wants(String logger, Level level) {
    return logger.startsWith(OURS) || level.toInt() >= Level.WARN.toInt();
  }

  /**
   * The event as it is worth telling. The bus library reports every lost connection as an error
   * with a stack trace; our reconnection tells of it in its own words.
   */
  static LogEvent tamed(LogEvent event) {
    Throwable cause = event.cause();
    if (cause == null || !event.logger().startsWith(DBUS)) {
      return event;
    }
    List<LogEvent.Pair> pairs = new ArrayList<>(event.pairs());
    pairs.add(new LogEvent.Pair("error", cause));
    return new LogEvent(event.at(), Level.DEBUG, event.logger(), event.message(), pairs, null);
  }
}
