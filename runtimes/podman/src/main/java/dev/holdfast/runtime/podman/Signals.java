package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.linux.cgroup.GroupProcesses;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import java.util.List;

/**
 * Sends signals. Podman sends to the main process only, whose death by SIGKILL ends all others too;
 * for any other signal to all, the processes are those of the container's control group.
 */
final class Signals {
  private final Containers containers;
  private final Ends ends;
  private final GroupProcesses processes;

  Signals(Containers containers, Ends ends, GroupProcesses processes) {
    this.containers = containers;
    this.ends = ends;
    this.processes = processes;
  }

  void send(WorkloadId id, Signal signal, SignalTarget target) {
    switch (containers.observe(id)) {
      case Running running ->
          containers.find(id).ifPresent(found -> send(id, found, signal, target));
      case Unknown it -> throw new RuntimeUnavailable(it.reason());
      default -> {}
    }
  }

  private void send(WorkloadId id, Found found, Signal signal, SignalTarget target) {
    ContainerFacts facts = found.facts();
    if (facts.pid() == 0) {
      return;
    }
    ends.sent(id, facts.id(), signal.number());
    if (target == SignalTarget.ALL && !signal.equals(Signal.KILL)) {
      List<Long> all = processes.of(facts.cgroup());
      if (!all.isEmpty()) {
        Killing.send(all, signal);
        return;
      }
    }
    kill(id, found, signal);
  }

  private static void kill(WorkloadId id, Found found, Signal signal) {
    try {
      found.api().kill(id, found.facts().id(), signal.number());
    } catch (PodmanRefusal refusal) {
      boolean over = refusal.isNotFound() || refusal.says("can only kill running containers");
      if (!over) {
        throw refusal;
      }
    }
  }
}
