package dev.holdfast.controller.dump;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.holdfast.controller.dump.NodeImage.Source;
import dev.holdfast.controller.dump.TaskImage.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The first line: what an operator wants to know before anything else. */
final class Summary {
  private Summary() {}

  static String of(NodeImage image) {
    long tombstones = tasks(image, Phase.TOMBSTONE).count();
    String remembered = tombstones == 0 ? "" : " - " + tombstones + " remembered";
    return Words.counted(image.tasks().size() - tombstones, "task")
        + phases(image)
        + remembered
        + " - "
        + Words.counted(orphans(image), "orphan")
        + " - store "
        + store(image);
  }

  private static String phases(NodeImage image) {
    List<String> parts = new ArrayList<>();
    for (Phase phase : List.of(Phase.CONVERGED, Phase.ACTING, Phase.BLOCKED, Phase.UNKNOWN)) {
      long count = tasks(image, phase).count();
      if (count > 0) {
        parts.add(count + " " + Words.lower(phase) + wishes(image, phase));
      }
    }
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  private static String wishes(NodeImage image, Phase phase) {
    if (phase != Phase.ACTING && phase != Phase.BLOCKED) {
      return "";
    }
    return tasks(image, phase)
        .collect(groupingBy(task -> task.desired().state(), TreeMap::new, counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(joining(", ", " (", ")"));
  }

  private static long orphans(NodeImage image) {
    return image.tasks().stream().filter(Summary::orphan).count();
  }

  /** A workload that Nomad has not named in time. */
  static boolean orphan(TaskImage task) {
    return task.phase() != Phase.TOMBSTONE && task.claim().startsWith("unclaimed");
  }

  private static String store(NodeImage image) {
    return image.header().source() == Source.OFFLINE_DAMAGED ? "damaged" : "ok";
  }

  private static Stream<TaskImage> tasks(NodeImage image, Phase phase) {
    return image.tasks().stream().filter(task -> task.phase() == phase);
  }
}
