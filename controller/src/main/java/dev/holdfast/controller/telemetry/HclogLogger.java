package dev.holdfast.controller.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** A logger that turns calls into events. */
final class HclogLogger extends LegacyAbstractLogger implements LoggingEventAware {
  private static final long serialVersionUID = 1L;

  private final transient PluginLog log;

  HclogLogger(String name, PluginLog log) {
    this.name = name;
    this.log = log;
  }

  @Override
  public void log(LoggingEvent event) {
    if (!log.wants(name, event.getLevel())) {
      return;
    }
    List<LogEvent.Pair> pairs = context();
    List<KeyValuePair> given = event.getKeyValuePairs();
    if (given != null) {
      given.forEach(pair -> pairs.add(new LogEvent.Pair(pair.key, pair.value)));
    }
    Object[] arguments = event.getArgumentArray();
    write(event.getLevel(), event.getMessage(), arguments, pairs, event.getThrowable());
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String message,
      Object @Nullable [] arguments,
      @Nullable Throwable cause) {
    write(level, message, arguments, context(), cause);
  }

  private void write(
      Level level,
      @Nullable String message,
      Object @Nullable [] arguments,
      List<LogEvent.Pair> pairs,
      @Nullable Throwable cause) {
    String text = MessageFormatter.basicArrayFormat(message, arguments);
    log.write(new LogEvent(Instant.now(), level, name, String.valueOf(text), pairs, cause));
  }

  private static List<LogEvent.Pair> context() {
    List<LogEvent.Pair> pairs = new ArrayList<>();
    if (LogContext.TASK.isBound()) {
      pairs.add(new LogEvent.Pair("alloc_id", LogContext.TASK.get().allocId()));
      pairs.add(new LogEvent.Pair("task", LogContext.TASK.get().taskName()));
    }
    return pairs;
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return log.wants(name, Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return log.wants(name, Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return log.wants(name, Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return log.wants(name, Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return log.wants(name, Level.ERROR);
  }
}
