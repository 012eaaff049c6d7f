package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Usage;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.linux.cgroup.GroupUsage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads usage from control group files; systemd is asked once for each unit, where its group is.
 */
final class SystemdUsage implements Usage {
  private final Units units;
  private final GroupUsage usage;
  private final Map<WorkloadId, String> groups = new ConcurrentHashMap<>();

  SystemdUsage(Units units, GroupUsage usage) {
    this.units = units;
    this.usage = usage;
  }

  @Override
  public Optional<UsageSample> sample(WorkloadId id) {
    Optional<UsageSample> sample = group(id).flatMap(usage::sample);
    if (sample.isEmpty()) {
      groups.remove(id);
    }
    return sample;
  }

  /** The workload is gone. */
  void forget(WorkloadId id) {
    groups.remove(id);
  }

  private Optional<String> group(WorkloadId id) {
    String known = groups.get(id);
    return known == null ? ask(id) : Optional.of(known);
  }

  private Optional<String> ask(WorkloadId id) {
    Observation seen = units.observe(id);
    if (seen instanceof Unknown unknown) {
      throw new RuntimeUnavailable(unknown.reason());
    }
    if (!(seen instanceof Running running) || running.incarnation().cgroup().isEmpty()) {
      return Optional.empty();
    }
    groups.put(id, running.incarnation().cgroup());
    return Optional.of(running.incarnation().cgroup());
  }
}
