package dev.holdfast.controller.failpoints;

import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadId;

/** Whose call it is, as far as the place of the call can tell. */
sealed interface Whom {
  Whom ALL = new Nobody();

  boolean is(TaskSlot slot);

  /** For the log of what fired. */
  String shown();

  record Slot(TaskSlot slot) implements Whom {
    @Override
    public boolean is(TaskSlot other) {
      return slot.equals(other);
    }

    @Override
    public String shown() {
      return slot.toString();
    }
  }

  /** A workload's name cannot be read backwards, but it can be made again from a slot. */
  record Workload(Owner owner, WorkloadId id) implements Whom {
    @Override
    public boolean is(TaskSlot slot) {
      return WorkloadId.of(owner, slot).equals(id);
    }

    @Override
    public String shown() {
      return id.value();
    }
  }

  /** A call that is no single task's. */
  record Nobody() implements Whom {
    @Override
    public boolean is(TaskSlot slot) {
      return false;
    }

    @Override
    public String shown() {
      return "-";
    }
  }
}
