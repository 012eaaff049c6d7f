package dev.holdfast.controller.driver;

import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.telemetry.Metrics;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.store.StateStore;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The controllers of this process, by driver; each is opened once, whoever needs it first. */
public final class OpenControllers implements Controllers, AutoCloseable {
  private final Function<Path, StateStore> stores;
  private final Metrics metrics;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, DriverController> open = new LinkedHashMap<>();
  private boolean closed;

  /**
   * No controller is open yet.
   *
   * @param stores opens the store in a folder
   */
  public OpenControllers(Function<Path, StateStore> stores, Metrics metrics) {
    this.stores = stores;
    this.metrics = metrics;
  }

  @Override
  public DriverController obtain(
      RuntimeProvider provider, PluginSettings settings, OptionValues options) {
    lock.lock();
    try {
      if (closed) {
        throw new RuntimeUnavailable("the plugin is ending");
      }
      DriverController known = open.get(provider.driverName());
      if (known != null) {
        return known;
      }
      DriverController opened = DriverController.open(provider, settings, options, stores, metrics);
      open.put(provider.driverName(), opened);
      return opened;
    } finally {
      lock.unlock();
    }
  }

  /** Closes all; tasks live on. A second call does nothing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      open.values().forEach(DriverController::close);
      open.clear();
    } finally {
      lock.unlock();
    }
  }
}
