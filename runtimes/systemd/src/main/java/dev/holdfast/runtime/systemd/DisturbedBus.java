package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Disturbance;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.systemd.bus.BusAway;
import dev.holdfast.runtime.systemd.bus.BusEndpoint;
import dev.holdfast.runtime.systemd.bus.BusFailure;
import dev.holdfast.runtime.systemd.bus.SystemdBus;
import dev.holdfast.runtime.systemd.bus.UnitProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A bus whose calls go through a disturbance. */
record DisturbedBus(SystemdBus bus, Disturbance disturbance) implements SystemdBus {
  static final List<String> CALLS =
      List.of(
          "manager_properties",
          "unit_properties",
          "units",
          "start_transient_unit",
          "stop_unit",
          "kill_unit",
          "reset_failed_unit");

  private static final String REFUSED = "dev.holdfast.Disturbed";

  @Override
  public Optional<BusEndpoint> connectedTo() {
    return bus.connectedTo();
  }

  @Override
  public Map<String, Object> managerProperties(Set<String> names) {
    return around("manager_properties", Optional.empty(), () -> bus.managerProperties(names));
  }

  @Override
  public Optional<Map<String, Object>> unitProperties(String unit, Set<String> names) {
    return around("unit_properties", UnitNames.idOf(unit), () -> bus.unitProperties(unit, names));
  }

  @Override
  public List<Map<String, Object>> units(String pattern, Set<String> names) {
    return around("units", Optional.empty(), () -> bus.units(pattern, names));
  }

  @Override
  public String startTransientUnit(String unit, List<UnitProperty> properties) {
    return around(
        "start_transient_unit",
        UnitNames.idOf(unit),
        () -> bus.startTransientUnit(unit, properties));
  }

  @Override
  public String stopUnit(String unit) {
    return around("stop_unit", UnitNames.idOf(unit), () -> bus.stopUnit(unit));
  }

  @Override
  public void killUnit(String unit, String whom, int signal) {
    around("kill_unit", unit, () -> bus.killUnit(unit, whom, signal));
  }

  @Override
  public void resetFailedUnit(String unit) {
    around("reset_failed_unit", unit, () -> bus.resetFailedUnit(unit));
  }

  private void around(String call, String unit, Runnable work) {
    around(
        call,
        UnitNames.idOf(unit),
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T around(String call, Optional<WorkloadId> workload, Supplier<T> work) {
    try {
      return disturbance.around(call, workload, work);
    } catch (RuntimeUnavailable e) {
      throw new BusAway(String.valueOf(e.getMessage()), e);
    } catch (RuntimeRefused e) {
      throw new BusFailure(REFUSED, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    bus.close();
  }
}
