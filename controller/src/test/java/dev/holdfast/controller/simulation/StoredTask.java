package dev.holdfast.controller.simulation;

import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.runtime.TaskSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Nomad's agent has on its disk of one task, and what its server wants of it. */
final class StoredTask {

  /** Nomad's word for it. */
  enum State {
    PENDING,
    RUNNING,
    DEAD
  }

  final TaskSlot slot;

  /** What each attempt does; Nomad makes no more than these. */
  final List<Program> programs;

  State state = State.PENDING;
  @Nullable TaskHandle handle;
  int attempts;
  boolean stopWanted;
  boolean restartWanted;

  StoredTask(TaskSlot slot, List<Program> programs) {
    this.slot = slot;
    this.programs = programs;
  }
}
