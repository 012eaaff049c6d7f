package dev.holdfast.trial.witness;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the copies of one task apart: a copy is the first process of a session that belongs to the
 * task. What a copy forks stays in its session, or has a parent that was seen there; so a child
 * that outlives its parent by a moment is not taken for a second copy.
 */
final class Copies {
  private final Map<Long, ProcessIdentity> firstOfSession = new HashMap<>();
  private final Set<Long> members = new HashSet<>();

  /** The copies that live, given all live processes of the task at one look. */
  List<ProcessIdentity> live(List<TaskProcess> processes) {
    List<TaskProcess> ordered =
        processes.stream()
            .sorted(
                Comparator.comparingLong((TaskProcess it) -> it.identity().startTicks())
                    .thenComparingLong(it -> it.identity().pid()))
            .toList();
    List<ProcessIdentity> live = new ArrayList<>();
    for (TaskProcess process : ordered) {
      if (isFirst(process)) {
        live.add(process.identity());
      }
    }
    return live;
  }

  private boolean isFirst(TaskProcess process) {
    ProcessIdentity identity = process.identity();
    ProcessIdentity first = firstOfSession.get(process.session());
    if (isReused(process, first) || (first == null && !members.contains(process.parent()))) {
      firstOfSession.put(process.session(), identity);
      first = identity;
    }
    members.add(identity.pid());
    return identity.equals(first);
  }

  /** Whether the number of an older session has come round again. */
  private static boolean isReused(TaskProcess process, @Nullable ProcessIdentity first) {
    ProcessIdentity identity = process.identity();
    return first != null
        && identity.pid() == process.session()
        && identity.pid() == first.pid()
        && !identity.equals(first);
  }
}
