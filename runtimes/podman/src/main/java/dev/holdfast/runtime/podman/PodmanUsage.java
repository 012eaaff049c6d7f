package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.Usage;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.podman.cgroup.Groups;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads usage from control group files; Podman is asked once for each container. */
final class PodmanUsage implements Usage {
  private final Containers containers;
  private final Groups groups;
  private final Map<WorkloadId, String> known = new ConcurrentHashMap<>();

  PodmanUsage(Containers containers, Groups groups) {
    this.containers = containers;
    this.groups = groups;
  }

  @Override
  public Optional<UsageSample> sample(WorkloadId id) {
    Optional<UsageSample> sample = group(id).flatMap(groups::sample);
    if (sample.isEmpty()) {
      known.remove(id);
    }
    return sample;
  }

  private Optional<String> group(WorkloadId id) {
    String group = known.get(id);
    return group == null ? ask(id) : Optional.of(group);
  }

  private Optional<String> ask(WorkloadId id) {
    Optional<String> group =
        containers
            .find(id)
            .filter(found -> found.facts().pid() > 0)
            .map(found -> found.facts().cgroup())
            .filter(path -> !path.isEmpty());
    group.ifPresent(path -> known.put(id, path));
    return group;
  }

  /** The workload is gone. */
  void forget(WorkloadId id) {
    known.remove(id);
  }
}
