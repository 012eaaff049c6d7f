package dev.holdfast.nomadside.observe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** A task of an allocation, whatever attempt it is at. */
  public record Slot(String allocId, String taskName) {}

  /** Every live process of every task, from one walk through {@code /proc}. */
  public static Map<Slot, List<ProcessIdentity>> processes() throws IOException {
    Map<Slot, List<ProcessIdentity>> found = new HashMap<>();
    for (long pid : Proc.pids()) {
      Map<String, String> environment = Proc.environment(pid);
      String alloc = environment.get("NOMAD_ALLOC_ID");
      String task = environment.get("NOMAD_TASK_NAME");
      if (alloc != null && task != null) {
        Proc.identity(pid)
            .ifPresent(process ->
                found.computeIfAbsent(new Slot(alloc, task), _ -> new ArrayList<>()).add(process));
      }
    }
    return found;
  }

  /**
   * The first process of each live copy of each task: those whose parent does not belong to it.
   * What ended since it was seen is none. More than one is a task that runs twice, unless it puts
   * children into the background.
   */
  public static Map<Slot, List<ProcessIdentity>> copies() throws IOException {
    Map<Slot, List<ProcessIdentity>> copies = new HashMap<>();
    processes().forEach((slot, processes) -> copies.put(slot, firsts(processes)));
    return copies;
  }

  /** Every live process of this task, in the order of their numbers. */
  public static List<ProcessIdentity> processes(String allocId, String taskName)
      throws IOException {
    return processes().getOrDefault(new Slot(allocId, taskName), List.of());
  }

  /** As {@link #copies()}, of one task. */
  public static List<ProcessIdentity> copies(String allocId, String taskName) throws IOException {
    return copies().getOrDefault(new Slot(allocId, taskName), List.of());
  }

  private static List<ProcessIdentity> firsts(List<ProcessIdentity> processes) {
    Set<Long> pids = new HashSet<>();
    processes.forEach(process -> pids.add(process.pid()));
    return processes.stream()
        .filter(process ->
            Proc.parent(process.pid()).filter(parent -> !pids.contains(parent)).isPresent())
        .toList();
  }
}
