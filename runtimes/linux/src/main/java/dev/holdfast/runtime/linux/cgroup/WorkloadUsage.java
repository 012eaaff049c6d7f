package dev.holdfast.runtime.linux.cgroup;

import dev.holdfast.runtime.Usage;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.WorkloadId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Reads usage from control group files, which cost no call to the service that keeps the workloads:
 * it is asked once for each where its group is, and again after the group was gone.
 */
public final class WorkloadUsage implements Usage {
  private final GroupUsage usage;
  private final Function<WorkloadId, Optional<String>> ask;
  private final Map<WorkloadId, String> groups = new ConcurrentHashMap<>();

  /**
   * Usage on this machine.
   *
   * @param ask the group of a workload that runs, empty for any other; may throw what {@link Usage}
   *     may
   */
  public WorkloadUsage(Cgroups cgroups, Function<WorkloadId, Optional<String>> ask) {
    this.usage = new GroupUsage(cgroups);
    this.ask = ask;
  }

  @Override
  public Optional<UsageSample> sample(WorkloadId id) {
    Optional<UsageSample> sample = group(id).flatMap(usage::sample);
    if (sample.isEmpty()) {
      groups.remove(id);
    }
    return sample;
  }

  private Optional<String> group(WorkloadId id) {
    String known = groups.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> told = ask.apply(id);
    told.ifPresent(group -> groups.put(id, group));
    return told;
  }

  /** The workload is gone. */
  public void forget(WorkloadId id) {
    groups.remove(id);
  }
}
