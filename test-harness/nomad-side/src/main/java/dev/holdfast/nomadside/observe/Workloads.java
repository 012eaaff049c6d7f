package dev.holdfast.nomadside.observe;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the processes of a task by the variables that Nomad gives to every task, whatever driver
 * runs it. A driver whose tasks see another environment needs another way.
 */
public final class Workloads {
  private Workloads() {}

  /** Every live process of this task, in the order of their numbers. */
  public static List<ProcessIdentity> processes(String allocId, String taskName)
      throws IOException {
    return Proc.pids().stream()
        .filter(pid -> belongs(Proc.environment(pid), allocId, taskName))
        .flatMap(pid -> Proc.identity(pid).stream())
        .toList();
  }

  /**
   * The first process of each live copy of this task: those whose parent does not belong to it.
   * More than one entry is a task that runs twice, unless it puts children into the background.
   */
  public static List<ProcessIdentity> copies(String allocId, String taskName) throws IOException {
    List<ProcessIdentity> processes = processes(allocId, taskName);
    Set<Long> pids = new HashSet<>();
    processes.forEach(process -> pids.add(process.pid()));
    return processes.stream()
        .filter(process -> Proc.parent(process.pid()).filter(pids::contains).isEmpty())
        .toList();
  }

  private static boolean belongs(Map<String, String> environment, String alloc, String task) {
    return alloc.equals(environment.get("NOMAD_ALLOC_ID"))
        && task.equals(environment.get("NOMAD_TASK_NAME"));
  }
}
