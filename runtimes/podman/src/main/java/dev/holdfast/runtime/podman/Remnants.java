package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.linux.cgroup.LostGroups;
import java.nio.file.Path;
import java.util.List;

/**
 * What is there of a container that Podman has lost sight of, because its service died during a
 * start or because somebody killed the monitor: Podman removes such a container without a look at
 * its processes and control groups.
 */
final class Remnants {
  private final LostGroups groups;

  Remnants(LostGroups groups) {
    this.groups = groups;
  }

  /**
   * Removes a container that is known not to run, and all of it that Podman does not see. A monitor
   * is ended before, since what it begins needs the container's files; the groups are emptied
   * after, when nothing can put a process there any more.
   */
  void removeWith(ContainerFacts facts, Runnable removal) {
    if (facts.startedAt().isEmpty()) {
      StrayMonitor.endAll(facts.id());
    }
    removal.run();
    if (facts.finishedAt().isEmpty()) {
      endGroups(facts.id());
    }
  }

  private void endGroups(String container) {
    List<Path> left = groups.named(container);
    List<Long> processes = groups.processes(left);
    if (!processes.isEmpty()) {
      Killing.send(processes, Signal.KILL);
    }
    groups.remove(left);
  }
}
