package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.podman.exec.Commands;
import java.util.List;

/** Runs commands in a container. */
final class PodmanExec implements Exec {
  private final Containers containers;

  PodmanExec(Containers containers) {
    this.containers = containers;
  }

  @Override
  public ExecSession start(WorkloadId id, List<String> command, boolean terminal) {
    if (command.isEmpty() || command.getFirst().isEmpty()) {
      throw new RuntimeRefused("a command to run is missing");
    }
    Found found = running(id);
    return Commands.start(found.api(), id, found.facts().id(), command, terminal);
  }

  private Found running(WorkloadId id) {
    return switch (containers.observe(id)) {
      case Unknown unknown -> throw new RuntimeUnavailable(unknown.reason());
      case Running running when running.incarnation().pid() > 0 ->
          containers.find(id).orElseThrow(() -> gone(id));
      default -> throw gone(id);
    };
  }

  private static RuntimeRefused gone(WorkloadId id) {
    return new RuntimeRefused("%s does not run, so no command can run in it".formatted(id));
  }
}
