package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.task.TaskSpec;

/** One task of one allocation, whatever attempt it is at. */
public record Slot(String allocId, String task) {
  static Slot of(TaskSpec spec) {
    return new Slot(spec.allocId(), spec.name());
  }
}
