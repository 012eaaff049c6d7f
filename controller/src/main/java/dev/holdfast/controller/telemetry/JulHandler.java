package dev.holdfast.controller.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.event.Level;

/** Brings what libraries log through {@code java.util.logging} into the same log; gRPC does. */
public final class JulHandler extends Handler {
  private final PluginLog log;

  JulHandler(PluginLog log) {
    this.log = log;
  }

  /** Takes the place of the console, whose lines no reader of ours understands. */
  public static void install(PluginLog log) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(java.util.logging.Level.WARNING);
    root.addHandler(new JulHandler(log));
  }

  @Override
  public void publish(LogRecord record) {
    String logger = String.valueOf(record.getLoggerName());
    Level level = level(record.getLevel().intValue());
    if (log.wants(logger, level)) {
      String message = String.valueOf(new SimpleFormatter().formatMessage(record));
      log.write(new LogEvent(Instant.now(), level, logger, message, List.of(), record.getThrown()));
    }
  }

  private static Level level(int value) {
    if (value >= java.util.logging.Level.SEVERE.intValue()) {
      return Level.ERROR;
    }
    if (value >= java.util.logging.Level.WARNING.intValue()) {
      return Level.WARN;
    }
    return value >= java.util.logging.Level.INFO.intValue() ? Level.INFO : Level.DEBUG;
  }

  /** Lines are on their way as soon as they are taken. */
  @Override
  public void flush() {}

  /** The log outlives its handlers. */
  @Override
  public void close() {}
}
