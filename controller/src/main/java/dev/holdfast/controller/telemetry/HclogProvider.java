package dev.holdfast.controller.telemetry;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Makes slf4j write to a {@link PluginLog}. Found by {@link java.util.ServiceLoader}. */
public final class HclogProvider implements SLF4JServiceProvider {
  private static final Duration LAST_LINES = Duration.ofMillis(300);

  private final PluginLog log = new PluginLog(new FileOutputStream(FileDescriptor.err));
  private final HclogLoggerFactory loggers = new HclogLoggerFactory(log);
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter contexts = new NOPMDCAdapter();

  @Override
  public void initialize() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> log.flush(LAST_LINES), "log-flush"));
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return loggers;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return contexts;
  }
}
