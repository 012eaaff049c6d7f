package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.systemd.exec.PipedSession;
import dev.holdfast.runtime.systemd.exec.Target;
import dev.holdfast.runtime.systemd.exec.TerminalSession;
import java.io.IOException;
import java.util.List;

/** Runs commands in a unit: its control groups, namespaces, user, environment and folder. */
final class SystemdExec implements Exec {
  private final Units units;
  private final ExecTargets targets;

  SystemdExec(Units units, ExecTargets targets) {
    this.units = units;
    this.targets = targets;
  }

  @Override
  public ExecSession start(WorkloadId id, List<String> command, boolean terminal) {
    if (command.isEmpty() || command.getFirst().isEmpty()) {
      throw new RuntimeRefused("a command to run is missing");
    }
    try {
      Target target = targets.of(id, running(id), terminal);
      ExecTargets.requireProgram(target, command.getFirst());
      return terminal
          ? TerminalSession.start(target, command)
          : PipedSession.start(target, command);
    } catch (IOException e) {
      throw new RuntimeRefused(
          "the command cannot be started beside %s: %s".formatted(id, e.getMessage()), e);
    }
  }

  private Running running(WorkloadId id) {
    Observation seen = units.observe(id);
    if (seen instanceof Unknown unknown) {
      throw new RuntimeUnavailable(unknown.reason());
    }
    if (seen instanceof Running running && running.incarnation().pid() > 0) {
      return running;
    }
    throw new RuntimeRefused("%s does not run, so no command can run in it".formatted(id));
  }
}
