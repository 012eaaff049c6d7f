package dev.holdfast.controller.driver;

import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.telemetry.Metrics;
import dev.holdfast.controller.telemetry.MicrometerMetrics;
import dev.holdfast.controller.telemetry.PluginLog;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.store.StateStore;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The controllers of this process, by driver; each is opened once, whoever needs it first. */
public final class OpenControllers implements Controllers, AutoCloseable {
  private final String version;
  private final Function<Path, StateStore> stores;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Opened> open = new LinkedHashMap<>();
  private final Map<String, TaskEvents> events = new ConcurrentHashMap<>();
  private boolean closed;

  private record Opened(DriverController controller, Outlets outlets) {
    void close() {
      outlets.close();
      controller.close();
    }
  }

  /**
   * No controller is open yet.
   *
   * @param version the program's
   * @param stores opens the store in a folder
   */
  public OpenControllers(String version, Function<Path, StateStore> stores) {
    this.version = version;
    this.stores = stores;
  }

  @Override
  public DriverController obtain(
      RuntimeProvider provider, PluginSettings settings, OptionValues options) {
    lock.lock();
    try {
      if (closed) {
        throw new RuntimeUnavailable("the plugin is ending");
      }
      Opened known = open.get(provider.driverName());
      if (known != null) {
        return known.controller();
      }
      DriverController opened =
          DriverController.open(
              provider, settings, options, stores, events(provider), metrics(provider, settings));
      PluginLog.current().configure(settings);
      open.put(provider.driverName(), new Opened(opened, Outlets.open(opened, settings, version)));
      return opened;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public TaskEvents events(RuntimeProvider provider) {
    return events.computeIfAbsent(provider.driverName(), _ -> new TaskEvents());
  }

  /** Where nobody can read them, nothing is counted. */
  private static Metrics metrics(RuntimeProvider provider, PluginSettings settings) {
    return settings.metricsAddress().isPresent()
        ? new MicrometerMetrics(provider.driverName())
        : Metrics.NOOP;
  }

  /** Closes all; tasks live on. A second call does nothing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      open.values().forEach(Opened::close);
      open.clear();
    } finally {
      lock.unlock();
    }
  }
}
