package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.TaskRecord;

/** One effect. Each may be repeated without harm. */
public sealed interface Action {

  /** Do the slow, harmless part of a launch. */
  record Prepare(WorkloadSpec spec) implements Action {}

  /** Make this the record, durably, before anything that follows. */
  record Note(TaskRecord next) implements Action {}

  /** Make and start the workload. */
  record Launch(WorkloadSpec spec) implements Action {}

  record Send(Signal signal, SignalTarget target) implements Action {}

  /** Take an ended or half-made workload out of its runtime. */
  record Remove() implements Action {}

  /** Delete the record; nothing is left to remember. */
  record Forget() implements Action {}
}
