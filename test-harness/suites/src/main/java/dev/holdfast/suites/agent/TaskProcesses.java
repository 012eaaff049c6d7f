package dev.holdfast.suites.agent;

import dev.holdfast.nomadside.observe.Proc;
import java.io.IOException;
import java.util.List;

/** The processes of an allocation's tasks, found by the variables that Nomad gives them. */
final class TaskProcesses {
  private TaskProcesses() {}

  static List<Long> of(String allocId) throws IOException {
    return Proc.pids().stream()
        .filter(pid -> allocId.equals(Proc.environment(pid).get("NOMAD_ALLOC_ID")))
        .filter(pid -> Proc.identity(pid).isPresent())
        .toList();
  }
}
