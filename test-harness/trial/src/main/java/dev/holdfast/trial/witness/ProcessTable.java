package dev.holdfast.trial.witness;

import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.profile.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the processes of tasks in {@code /proc}, in the way that the profile says. */
final class ProcessTable {
  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int SESSION = 3;
  private static final int START_TICKS = 19;

  private final Truth truth;

  ProcessTable(Truth truth) {
    this.truth = truth;
  }

  /**
   * Every live process of these tasks, from one walk.
   *
   * @param slots where tasks may be; others are not looked for
   */
  Map<Slot, List<TaskProcess>> walk(Collection<Slot> slots) throws IOException {
    Map<Slot, List<TaskProcess>> found = new HashMap<>();
    for (long pid : Proc.pids()) {
      slot(pid, slots)
          .ifPresent(slot ->
              process(pid)
                  .ifPresent(
                      process -> found.computeIfAbsent(slot, _ -> new ArrayList<>()).add(process)));
    }
    return found;
  }

  private Optional<Slot> slot(long pid, Collection<Slot> slots) {
    return switch (truth.kind()) {
      case ENVIRONMENT -> byEnvironment(pid).filter(slots::contains);
      case CGROUP, UNIT -> byCgroup(pid, slots);
    };
  }

  private static Optional<Slot> byEnvironment(long pid) {
    Map<String, String> environment = Proc.environment(pid);
    String alloc = environment.get("NOMAD_ALLOC_ID");
    String task = environment.get("NOMAD_TASK_NAME");
    return alloc == null || task == null ? Optional.empty() : Optional.of(new Slot(alloc, task));
  }

  private Optional<Slot> byCgroup(long pid, Collection<Slot> slots) {
    Collection<String> paths = Proc.cgroups(pid).values();
    return slots.stream()
        .filter(slot -> {
          String part = truth.of(slot.allocId(), slot.taskName());
          return paths.stream().anyMatch(path -> path.contains(part));
        })
        .findFirst();
  }

  // The name in brackets may hold blanks and brackets; what follows its last one does not.
  private static Optional<TaskProcess> process(long pid) {
    try {
      String text =
          Files.readString(
              Path.of("/proc", String.valueOf(pid), "stat"), StandardCharsets.ISO_8859_1);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
        return Optional.empty();
      }
      ProcessIdentity identity = new ProcessIdentity(pid, Long.parseLong(fields[START_TICKS]));
      return Optional.of(
          new TaskProcess(
              identity, Long.parseLong(fields[PARENT]), Long.parseLong(fields[SESSION])));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
