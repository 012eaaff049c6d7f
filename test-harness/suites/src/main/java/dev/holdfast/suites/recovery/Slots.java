package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.observe.Workloads.Slot;
import dev.holdfast.nomadside.task.TaskSpec;

/** Where tasks are at home. */
final class Slots {
  private Slots() {}

  static Slot of(TaskSpec spec) {
    return new Slot(spec.allocId(), spec.name());
  }
}
