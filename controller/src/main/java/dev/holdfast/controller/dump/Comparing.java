package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.Comparison.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what changed between two images of one driver. Pure. */
public final class Comparing {
  private final NodeImage before;
  private final NodeImage after;
  private final List<Change> changes = new ArrayList<>();
  private int kept;
  private int same;

  private Comparing(NodeImage before, NodeImage after) {
    this.before = before;
    this.after = after;
  }

  /** What changed; what differs only by when it was looked at has not. */
  public static Comparison of(NodeImage before, NodeImage after) {
    return new Comparing(before, after).compare();
  }

  private Comparison compare() {
    List<String> node = NodeChanges.of(before.header(), after.header());
    if (!node.isEmpty()) {
      changes.add(new Change("node", "node", node));
    }
    compareTasks(bySlot(before), bySlot(after));
    return new Comparison(summary(), changes);
  }

  private static Map<String, TaskImage> bySlot(NodeImage image) {
    Map<String, TaskImage> tasks = new TreeMap<>();
    image.tasks().forEach(task -> tasks.put(task.allocId() + "/" + task.task(), task));
    return tasks;
  }

  private void compareTasks(Map<String, TaskImage> old, Map<String, TaskImage> now) {
    TreeSet<String> slots = new TreeSet<>(old.keySet());
    slots.addAll(now.keySet());
    for (String slot : slots) {
      compare(slot, old.get(slot), now.get(slot));
    }
  }

  private void compare(String slot, @Nullable TaskImage old, @Nullable TaskImage now) {
    if (old == null && now != null) {
      changes.add(new Change("new", slot, List.of("it is new: " + TaskChanges.state(now))));
    } else if (old != null && now == null) {
      String words = "nothing is remembered of it any more; it was: " + TaskChanges.state(old);
      changes.add(new Change("gone", slot, List.of(words)));
    } else if (old != null && now != null) {
      compareBoth(slot, old, now);
    }
  }

  private void compareBoth(String slot, TaskImage old, TaskImage now) {
    List<String> words = TaskChanges.of(old, now);
    if (TaskChanges.isSameProcess(old, now)) {
      kept++;
    }
    if (words.isEmpty()) {
      same++;
    } else {
      changes.add(new Change("changed", slot, words));
    }
  }

  private String summary() {
    Duration between = Duration.between(before.header().at(), after.header().at());
    return "driver %s: %s before, %s after, %.1f s later: %d as before (%d the same living process), "
            .formatted(
                after.header().driver(),
                Words.counted(before.tasks().size(), "task"),
                after.tasks().size(),
                between.toMillis() / 1000.0,
                same,
                kept)
        + "%d changed, %d new, %d gone".formatted(count("changed"), count("new"), count("gone"));
  }

  private long count(String kind) {
    return changes.stream().filter(change -> change.kind().equals(kind)).count();
  }
}
