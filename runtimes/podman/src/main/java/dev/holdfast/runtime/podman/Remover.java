package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.takeover.TakenOvers;

/** Removes what an ended task left in Podman. */
final class Remover {
  private final Containers containers;
  private final Outputs outputs;
  private final Ends ends;
  private final LostMonitors monitors;
  private final Remnants remnants;
  private final TakenOvers taken;
  private final boolean removes;

  /** Whether there may be containers that had to stay; an earlier life may have left some. */
  private volatile boolean mayHaveLeft = true;

  Remover(
      Containers containers,
      Outputs outputs,
      Ends ends,
      LostMonitors monitors,
      Remnants remnants,
      TakenOvers taken,
      boolean removes) {
    this.containers = containers;
    this.outputs = outputs;
    this.ends = ends;
    this.monitors = monitors;
    this.remnants = remnants;
    this.taken = taken;
    this.removes = removes;
  }

  void remove(WorkloadId id) {
    switch (containers.observe(id)) {
      case Absent _ -> clearStorage(id);
      case Created _ -> clear(id);
      case Exited _ -> clear(id);
      case Running _ ->
          throw new RuntimeRefused(
              "the container %s still runs: end its processes first".formatted(id));
      case Unknown it -> throw new RuntimeUnavailable(it.reason());
    }
  }

  /**
   * A service that dies while it makes a container leaves its storage, which is no container and
   * keeps the name; Podman removes it under that name.
   */
  private void clearStorage(WorkloadId id) {
    containers.places(id).forEach(api -> api.removeIfThere(id, id.value()));
    forget(id);
  }

  private void clear(WorkloadId id) {
    containers.find(id).ifPresent(found -> clear(id, found));
    forget(id);
  }

  /** What the agent's configuration wants kept is not ours any more; its name must be free. */
  private void keep(WorkloadId id, Found found) {
    String container = found.facts().id();
    found.api().rename(id, container, ContainerNames.kept(id, container));
  }

  /** Removes a container that is known to be ours and not to run. */
  void clear(WorkloadId id, Found found) {
    if (removes || found.facts().startedAt().isEmpty()) {
      removeOrLeave(id, found);
    } else {
      keep(id, found);
    }
    forget(id);
  }

  /**
   * A container whose namespaces another one shares cannot be removed before that one. Its name is
   * needed for the next start of the task, so it is put aside.
   */
  private void removeOrLeave(WorkloadId id, Found found) {
    String container = found.facts().id();
    try {
      remnants.removeWith(found.facts(), () -> found.api().remove(id, container));
      monitors.forget(container);
      if (mayHaveLeft) {
        containers.sweep(found.api());
      }
    } catch (PodmanRefusal refusal) {
      if (refusal.says("has dependent containers")) {
        found.api().rename(id, container, ContainerNames.left(id, container));
        if (found.facts().labels().isEmpty()) {
          taken.leave(container);
        }
        mayHaveLeft = true;
      } else if (!refusal.isNotFound()) {
        throw refusal;
      }
    }
  }

  /** There is no container of it any more. */
  void forget(WorkloadId id) {
    outputs.forget(id);
    ends.forget(id);
    containers.forget(id);
  }
}
