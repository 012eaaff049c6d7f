package dev.holdfast.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.options.OptionValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class PluginLogTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @Test
  void ourProviderIsTheOneThatIsFound() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(HclogLoggerFactory.class);
    assertThat(PluginLog.current()).isSameAs(PluginLog.current());
  }

  @Test
  void ourLinesCarryMessagePairsAndTask() {
    PluginLog log = new PluginLog(stderr);
    Logger logger = logger(log, "dev.holdfast.x.Y");
    ScopedValue.where(LogContext.TASK, new TaskSlot("a1", "web"))
        .run(() -> logger.atInfo().addKeyValue("code", 7).log("ended with {}", "it"));
    assertThat(written(log))
        .singleElement()
        .asString()
        .contains("\"@message\":\"ended with it\"", "\"@module\":\"x.Y\"")
        .contains("\"alloc_id\":\"a1\"", "\"task\":\"web\"", "\"code\":7");
  }

  @Test
  void othersAreHeardFromWarningsOnAndOursFromDebugOn() {
    PluginLog log = new PluginLog(stderr);
    logger(log, "io.netty.x").info("chatter");
    logger(log, "io.netty.x").warn("matters");
    logger(log, "dev.holdfast.x").trace("too much");
    logger(log, "dev.holdfast.x").debug("detail");
    assertThat(written(log)).hasSize(2);
    assertThat(String.join("", written(log))).contains("matters", "detail");
  }

  @Test
  void lostBusConnectionsAreNoErrors() {
    PluginLog log = new PluginLog(stderr);
    logger(log, "org.freedesktop.dbus.connections.base.IncomingMessageThread")
        .error("FatalException in connection thread", new IOException("closed"));
    assertThat(written(log))
        .singleElement()
        .asString()
        .contains("\"@level\":\"debug\"", "\"error\":\"java.io.IOException: closed\"")
        .doesNotContain("stack");
  }

  @Test
  void whatGrpcLogsThroughTheJdkComesInTheSameForm() {
    PluginLog log = new PluginLog(stderr);
    LogRecord record = new LogRecord(Level.SEVERE, "call {0} failed");
    record.setLoggerName("io.grpc.internal.ServerImpl");
    record.setParameters(new Object[] {"x"});
    new JulHandler(log).publish(record);
    new JulHandler(log).publish(new LogRecord(Level.INFO, "chatter"));
    assertThat(written(log))
        .singleElement()
        .asString()
        .contains("\"@level\":\"error\"", "\"@message\":\"call x failed\"");
  }

  @Test
  void theFileHoldsItsLevelAndStderrEverything() throws IOException {
    PluginLog log = new PluginLog(stderr);
    log.configure(settings("warn"));
    logger(log, "dev.holdfast.x").info("one");
    logger(log, "dev.holdfast.x").warn("two");
    log.flush(LIMIT);
    assertThat(Files.readString(folder.resolve("log/x.log"))).contains("two").doesNotContain("one");
    assertThat(written(log)).hasSize(2);
  }

  @Test
  void configuringAgainChangesTheLevelOfTheSameFile() throws IOException {
    PluginLog log = new PluginLog(stderr);
    log.configure(settings("error"));
    log.configure(settings("trace"));
    logger(log, "dev.holdfast.x").trace("deep");
    log.flush(LIMIT);
    assertThat(Files.readString(folder.resolve("log/x.log"))).contains("deep");
  }

  @Test
  void aBrokenStderrStopsNothing() throws IOException {
    PluginLog log =
        new PluginLog(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    log.configure(settings("info"));
    logger(log, "dev.holdfast.x").info("one");
    logger(log, "dev.holdfast.x").info("two");
    log.flush(LIMIT);
    assertThat(Files.readAllLines(folder.resolve("log/x.log"))).hasSize(2);
  }

  @Test
  void aReaderThatDoesNotReadHoldsNobodyUpAndIsToldTheLoss() {
    CountDownLatch reading = new CountDownLatch(1);
    PluginLog log = new PluginLog(blockedUntil(reading));
    Logger logger = logger(log, "dev.holdfast.x");
    String text = "x".repeat(8_000);
    for (int i = 0; i < 2 * LineQueue.LIMIT_BYTES / text.length(); i++) {
      logger.info(text);
    }
    reading.countDown();
    log.flush(LIMIT);
    logger.info("last");
    assertThat(written(log))
        .anyMatch(line -> line.contains("log lines were dropped because nobody took them in time"));
    assertThat(written(log).getLast()).contains("last");
  }

  private OutputStream blockedUntil(CountDownLatch reading) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        throw new IllegalStateException("lines come whole");
      }

      @Override
      public void write(byte[] line) throws IOException {
        try {
          reading.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        stderr.write(line);
      }
    };
  }

  private static Logger logger(PluginLog log, String name) {
    return new HclogLoggerFactory(log).getLogger(name);
  }

  private List<String> written(PluginLog log) {
    log.flush(LIMIT);
    return stderr.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private PluginSettings settings(String level) {
    PluginSettings defaults = PluginSettings.defaults("systemd");
    return PluginSettings.of(
        "systemd",
        new OptionValues(
            Map.ofEntries(
                Map.entry("state_dir", folder.toString()),
                Map.entry("log_file", folder.resolve("log/x.log").toString()),
                Map.entry("log_level", level),
                Map.entry("log_rotate_bytes", defaults.logRotateBytes()),
                Map.entry("log_rotate_files", 2L),
                Map.entry("max_parallel_launches", 1L),
                Map.entry("launch_timeout", "1s"),
                Map.entry("claim_window", "1s"),
                Map.entry("tombstone_retention", "1s"),
                Map.entry("relist_interval", "1s"))));
  }
}
