package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.AuditImage.Finding;
import dev.holdfast.controller.dump.TaskImage.IncarnationImage;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.TaskSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the tasks of an image with what the runtime lists. Pure. */
public final class Auditing {
  private final List<Finding> findings = new ArrayList<>();

  private Auditing() {}

  /** What does not fit, ordered by slot. */
  public static List<Finding> of(NodeImage image, List<Sighting> sightings) {
    Map<TaskSlot, Sighting> there = new TreeMap<>();
    sightings.forEach(sighting -> there.put(sighting.labels().slot(), sighting));
    Auditing auditing = new Auditing();
    for (TaskImage task : image.tasks()) {
      Sighting sighting = there.remove(new TaskSlot(task.allocId(), task.task()));
      if (sighting == null) {
        auditing.withoutWorkload(task);
      } else {
        auditing.both(task, sighting.observation());
      }
    }
    there.values().forEach(auditing::withoutRecord);
    return List.copyOf(auditing.findings);
  }

  private void withoutRecord(Sighting it) {
    findings.add(
        new Finding(
            "no_record",
            it.labels().slot().toString(),
            it.id().value(),
            "the runtime has it (" + state(it.observation()) + "), and there is no record of it"));
  }

  /** What has ended or was never seen may well have no workload. */
  private void withoutWorkload(TaskImage task) {
    boolean believed =
        task.known().launchedAt() != null
            && task.known().exit() == null
            && task.known().removedAt() == null;
    if (believed) {
      add("no_workload", task, "by the record it lives, and the runtime has nothing of it");
    }
  }

  private void both(TaskImage task, Observation seen) {
    switch (seen) {
      case Observation.Absent _, Observation.Unknown _ -> {}
      case Observation.Created created -> attempt(task, created.invocation().taskId(), seen);
      case Observation.Running running -> {
        attempt(task, running.invocation().taskId(), seen);
        process(task, running.incarnation());
      }
      case Observation.Exited exited -> {
        attempt(task, exited.invocation().taskId(), seen);
        if (task.known().exit() == null) {
          add("not_noted", task, "it has ended in the runtime, and no end is in the record");
        }
      }
    }
  }

  private void attempt(TaskImage task, String taskId, Observation seen) {
    if (!taskId.equals(task.invocation())) {
      add("other_attempt", task, "the runtime has another attempt of it: " + taskId);
    }
    boolean over = task.known().removedAt() != null;
    boolean runsOn = task.known().exit() != null && seen instanceof Observation.Running;
    if (over || runsOn) {
      String noted = over ? "removed" : "ended";
      add("not_removed", task, "it was noted as " + noted + ", and there is " + state(seen));
    }
  }

  private void process(TaskImage task, Incarnation seen) {
    IncarnationImage noted = task.known().incarnation();
    if (noted == null || noted.pid() == 0) {
      return;
    }
    if (noted.pid() != seen.pid() || !noted.runtimeId().equals(seen.runtimeId())) {
      add(
          "other_process",
          task,
          "process %d was noted, and process %d runs".formatted(noted.pid(), seen.pid()));
    }
  }

  private void add(String kind, TaskImage task, String words) {
    findings.add(new Finding(kind, task.allocId() + "/" + task.task(), task.workload(), words));
  }

  private static String state(Observation seen) {
    return switch (seen) {
      case Observation.Absent _ -> "nothing";
      case Observation.Unknown _ -> "something that cannot be looked at";
      case Observation.Created _ -> "a workload that was never started";
      case Observation.Running running -> "a running process " + running.incarnation().pid();
      case Observation.Exited _ -> "an ended workload";
    };
  }
}
