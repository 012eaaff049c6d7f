package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Disturbance;
import dev.holdfast.runtime.DriverTraits;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.runtime.systemd.bus.SystemdBus;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code systemd} driver: tasks are transient service units. */
public final class SystemdProvider implements RuntimeProvider {
  static final String NAME = "systemd";

  private final UnaryOperator<SystemdBus> bus;

  /** For the service loader. */
  public SystemdProvider() {
    this(UnaryOperator.identity());
  }

  private SystemdProvider(UnaryOperator<SystemdBus> bus) {
    this.bus = bus;
  }

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
  public Map<String, String> identifiers(WorkloadId id, String runtimeId) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("unit", UnitNames.of(id));
    if (!runtimeId.isEmpty()) {
      names.put("InvocationID", runtimeId);
    }
    return names;
  }

  @Override
  public WorkloadRuntime open(RuntimeContext context) {
    return SystemdRuntime.open(context, bus);
  }

  @Override
  public List<String> backendCalls() {
    return DisturbedBus.CALLS;
  }

  @Override
  public RuntimeProvider disturbed(Disturbance disturbance) {
    return new SystemdProvider(plain -> new DisturbedBus(plain, disturbance));
  }
}
