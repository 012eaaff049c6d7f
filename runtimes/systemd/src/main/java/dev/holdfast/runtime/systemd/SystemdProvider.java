package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.DriverTraits;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionValues;

/** The {@code systemd} driver: tasks are transient service units. */
public final class SystemdProvider implements RuntimeProvider {
  static final String NAME = "systemd";

  @Override
  public String driverName() {
    return NAME;
  }

  @Override
  public OptionSchema pluginOptions() {
    return SystemdOptions.plugin();
  }

  @Override
  public void checkPluginOptions(OptionValues values) {
    SystemdOptions.requireSlice(values);
  }

  @Override
  public OptionSchema taskOptions() {
    return SystemdOptions.task();
  }

  @Override
  public DriverTraits traits() {
    return new DriverTraits(true, true, DriverTraits.Isolation.NONE, true, true);
  }

  @Override
  public WorkloadRuntime open(RuntimeContext context) {
    return SystemdRuntime.open(context);
  }
}
