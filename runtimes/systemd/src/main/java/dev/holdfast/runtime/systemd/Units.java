package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.systemd.bus.BusAway;
import dev.holdfast.runtime.systemd.bus.BusFailure;
import dev.holdfast.runtime.systemd.bus.SystemdBus;
import java.util.List;
import java.util.Optional;

/** Looks at units. */
final class Units {
  private final SystemdBus bus;
  private final Owner owner;
  private final MemoryKills memoryKills;

  Units(SystemdBus bus, Owner owner, MemoryKills memoryKills) {
    this.bus = bus;
    this.owner = owner;
    this.memoryKills = memoryKills;
  }

  Observation observe(WorkloadId id) {
    try {
      Optional<UnitFacts> unit = facts(id);
      return unit.isPresent() ? observe(id, unit.get()) : new Absent();
    } catch (BusAway | BusFailure e) {
      return new Unknown(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Where its control group is, while it runs.
   *
   * @throws RuntimeUnavailable where that cannot be seen
   */
  Optional<String> cgroup(WorkloadId id) {
    return switch (observe(id)) {
      case Running running ->
          Optional.of(running.incarnation().cgroup()).filter(group -> !group.isEmpty());
      case Unknown unknown -> throw new RuntimeUnavailable(unknown.reason());
      case Absent _, Created _, Exited _ -> Optional.empty();
    };
  }

  /** The properties of a unit, whosever it is; empty if it is not loaded. */
  Optional<UnitFacts> facts(WorkloadId id) {
    return bus.unitProperties(UnitNames.of(id), UnitFacts.NAMES).map(UnitFacts::new);
  }

  /** Whether a unit of this name is there that is not ours. */
  boolean isOfOthers(WorkloadId id) {
    return facts(id).filter(unit -> ours(id, unit).isEmpty()).isPresent();
  }

  /** Whose units they are is read from each; names alone could be anybody's. */
  List<Sighting> list() {
    return named().stream().flatMap(unit -> sighting(unit).stream()).toList();
  }

  /** All units with a name of ours, whosever they are. */
  List<UnitFacts> named() {
    return bus.units(UnitNames.PATTERN, UnitFacts.NAMES).stream().map(UnitFacts::new).toList();
  }

  private Optional<Sighting> sighting(UnitFacts unit) {
    return UnitNames.idOf(unit.text("Id"))
        .flatMap(
            id -> ours(id, unit).map(labels -> new Sighting(id, labels, observe(unit, labels))));
  }

  private Observation observe(WorkloadId id, UnitFacts unit) {
    Optional<WorkloadLabels> labels = ours(id, unit);
    return labels.isPresent()
        ? observe(unit, labels.get())
        : new Unknown("the unit " + UnitNames.of(id) + " is there but does not carry our labels");
  }

  private Observation observe(UnitFacts unit, WorkloadLabels labels) {
    Observation seen = UnitState.observe(unit, labels.invocation());
    return switch (seen) {
      case Exited exit when memoryKills.explain(exit, unit) -> UnitState.forMemory(exit);
      case Running running -> UnreadOutput.explain(running, unit);
      default -> seen;
    };
  }

  private Optional<WorkloadLabels> ours(WorkloadId id, UnitFacts unit) {
    return unit.labels()
        .filter(it -> it.owner().equals(owner))
        .filter(it -> it.workloadId().equals(id));
  }
}
