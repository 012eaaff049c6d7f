package dev.holdfast.controller.telemetry;

import dev.holdfast.controller.config.PluginSettings;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Where log lines go: to stderr, which the agent reads, and once configured also to a file, because
 * after the agent's death nobody reads stderr any more. Never blocks and never throws.
 */
public final class PluginLog {
  private final LineQueue stderr;
  private volatile Level stderrLevel = Level.DEBUG;
  private volatile @Nullable FileLog file;

  private record FileLog(Path path, Level level, LineQueue queue) {}

  PluginLog(OutputStream stderr) {
    this.stderr = new LineQueue(new StderrSink(stderr), "log-stderr");
  }

  /** The log behind slf4j's loggers. */
  public static PluginLog current() {
    if (LoggerFactory.getILoggerFactory() instanceof HclogLoggerFactory factory) {
      return factory.log();
    }
    throw new IllegalStateException("another slf4j provider is on the class path");
  }

  /**
   * Writes to the configured file from now on as well. A second call with another file changes to
   * that one. A file that cannot be written is reported and does no further harm.
   */
  public synchronized void configure(PluginSettings settings) {
    Level level = settings.logLevel();
    stderrLevel = lower(Level.DEBUG, level);
    FileLog before = file;
    Path path = settings.logFile().orElse(null);
    if (path == null) {
      file = null;
    } else if (before != null && before.path().equals(path)) {
      file = new FileLog(path, level, before.queue());
    } else {
      file = new FileLog(path, level, fileQueue(path, settings));
    }
  }

  /** From now on only warnings and what is worse; commands are not read by an agent. */
  public void onlyWarnings() {
    stderrLevel = Level.WARN;
  }

  private LineQueue fileQueue(Path path, PluginSettings settings) {
    RotatingFile rotating =
        new RotatingFile(
            path,
            settings.logRotateBytes(),
            settings.logRotateFiles(),
            this::complain,
            System::nanoTime);
    return new LineQueue(rotating, "log-file");
  }

  private void complain(String message) {
    stderr.add(
        HclogLine.of(LogEvent.of(Instant.now(), Level.WARN, PluginLog.class.getName(), message)));
  }

  private static Level lower(Level one, Level other) {
    return one.toInt() < other.toInt() ? one : other;
  }

  boolean wants(String logger, Level level) {
    return level.toInt() >= stderrLevel.toInt() && LibraryLoggers.wants(logger, level);
  }

  void write(LogEvent event) {
    LogEvent tamed = LibraryLoggers.tamed(event);
    byte[] line = HclogLine.of(tamed);
    stderr.add(line);
    FileLog to = file;
    if (to != null && tamed.level().toInt() >= to.level().toInt()) {
      to.queue().add(line);
    }
  }

  /** Waits until what was logged is written, but not longer than given. */
  public void flush(Duration limit) {
    FileLog to = file;
    if (to != null) {
      to.queue().flush(limit);
    }
    stderr.flush(limit);
  }
}
