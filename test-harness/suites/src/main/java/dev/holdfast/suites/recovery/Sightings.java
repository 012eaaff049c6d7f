package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All tasks that live on this machine, by the variables that Nomad gives to every task. */
public final class Sightings {
  private Sightings() {}

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

  /** The first process of each live copy of each task: those whose parent is none of its own. */
  public static Map<Slot, List<ProcessIdentity>> copies() throws IOException {
    Map<Slot, List<ProcessIdentity>> copies = new HashMap<>();
    processes().forEach((slot, processes) -> copies.put(slot, firsts(processes)));
    return copies;
  }

  private static List<ProcessIdentity> firsts(List<ProcessIdentity> processes) {
    Set<Long> pids = new HashSet<>();
    processes.forEach(process -> pids.add(process.pid()));
    return processes.stream()
        .filter(process -> Proc.parent(process.pid()).filter(pids::contains).isEmpty())
        .toList();
  }
}
