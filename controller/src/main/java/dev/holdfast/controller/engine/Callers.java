package dev.holdfast.controller.engine;

import dev.holdfast.runtime.Observation;
import dev.holdfast.store.TaskRecord;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the task of one slot, and what they are told. The worker's thread tells; any thread
 * may come to wait.
 */
final class Callers {
  private volatile Promises promises = Promises.fresh();
  private @Nullable StartFailed refusal;

  /** What there is to wait for, of the invocation that has the slot now. */
  Promises promises() {
    return promises;
  }

  /** The record has changed; who waits for an invocation that lost the slot is told so. */
  void follow(TaskRecord before, TaskRecord now) {
    if (!now.invocation().equals(before.invocation())) {
      promises.abandon(new TaskNotFound("superseded by " + now.invocation()));
      promises.gone().complete(before);
      promises = Promises.fresh();
      refusal = null;
    }
  }

  /** The task cannot be started; who waits is told at the farewell, when nothing of it is left. */
  void refused(StartFailed why) {
    refusal = why;
  }

  /** Why the task cannot be started, and is to be taken away; empty where nothing is said. */
  String refusal() {
    return refusal == null ? "" : String.valueOf(refusal.getMessage());
  }

  /** Who waits for the start is told at once, because nobody knows when the rest can be done. */
  void tellRefusal() {
    if (refusal != null) {
      promises.started().completeExceptionally(refusal);
    }
  }

  /**
   * It was launched and was seen, and it is noted that it is wanted, so that each later life finds
   * it; for that the note of this sight is not needed.
   */
  void startedUnnoted(TaskRecord record) {
    if (refusal == null) {
      promises.started().complete(record);
    }
  }

  /** The record was written after all, so that the task goes on. */
  void admitted() {
    refusal = null;
  }

  /** Tells what the record's facts and the last look allow. */
  void settle(TaskRecord record, Observation seen) {
    if (refusal == null) {
      promises.settle(record);
    }
    if (seen instanceof Observation.Running || seen instanceof Observation.Exited) {
      promises.looked().complete(record);
    }
  }

  /** Said only when nobody can find this worker any more. */
  void farewell(TaskRecord record) {
    promises.abandon(refusal != null ? refusal : new TaskNotFound("it was destroyed"));
    promises.gone().complete(record);
  }
}
