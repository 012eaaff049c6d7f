package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.WorkloadId;
import java.util.Optional;

/** Unit names of workloads. */
final class UnitNames {
  static final String PATTERN = WorkloadId.PREFIX + "*.service";

  private static final String SUFFIX = ".service";

  private UnitNames() {}

  static String of(WorkloadId id) {
    return id.value() + SUFFIX;
  }

  /** The workload that a unit would be, by its name alone. */
  static Optional<WorkloadId> idOf(String unit) {
    if (!unit.startsWith(WorkloadId.PREFIX) || !unit.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new WorkloadId(unit.substring(0, unit.length() - SUFFIX.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
