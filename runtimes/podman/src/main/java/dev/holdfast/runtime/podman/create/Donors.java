package dev.holdfast.runtime.podman.create;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;

/** Other tasks of the group, whose namespaces a task can share. */
final class Donors {
  private Donors() {}

  /** The container of a task of the same allocation. */
  static String container(CreateInput input, String option, String task) {
    if (task.isEmpty()) {
      throw Wrong.value(option, "task:", "a task's name is missing behind task:");
    }
    WorkloadLabels labels = input.spec().labels();
    TaskSlot slot = new TaskSlot(labels.slot().allocId(), task);
    return input.names().apply(WorkloadId.of(labels.owner(), slot));
  }
}
