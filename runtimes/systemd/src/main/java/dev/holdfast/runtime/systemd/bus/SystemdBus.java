package dev.holdfast.runtime.systemd.bus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What we need of systemd's manager. Every call ends within {@link SystemdBusClient#CALL_LIMIT}.
 * Each may throw {@link BusFailure} where systemd says no and {@link BusAway} where it says
 * nothing.
 */
public interface SystemdBus extends AutoCloseable {

  /** Where we are connected to now. */
  Optional<BusEndpoint> connectedTo();

  /** Of the manager's own properties those of these names. */
  Map<String, Object> managerProperties(Set<String> names);

  /**
   * Of the properties of a unit, of all its interfaces, those of these names, as they were at one
   * moment. Empty if no such unit is loaded; asking does not load it.
   */
  Optional<Map<String, Object>> unitProperties(String unit, Set<String> names);

  /** The same of all loaded units, in whatever state, whose name matches a shell pattern. */
  List<Map<String, Object>> units(String pattern, Set<String> names);

  /**
   * Makes a unit and queues its start.
   *
   * @return the job, which ends with {@link UnitListener#jobEnded}, maybe before this returns
   */
  String startTransientUnit(String unit, List<UnitProperty> properties);

  /** Queues a stop; the answer is the job. */
  String stopUnit(String unit);

  void killUnit(String unit, String whom, int signal);

  /** Forgets a failure, so that the unit can be unloaded. */
  void resetFailedUnit(String unit);

  @Override
  void close();
}
