package dev.holdfast.controller.engine;

import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.TaskRecord;
import java.util.concurrent.CompletableFuture;

/**
 * What callers wait for, of one invocation. Completed by the worker's thread only.
 *
 * @param looked the runtime has answered: it is alive, or how it ended is noted
 * @param started it was seen alive or ended
 * @param ended its end is noted
 * @param gone nothing of it is left, and nobody finds it any more
 */
record Promises(
    CompletableFuture<TaskRecord> looked,
    CompletableFuture<TaskRecord> started,
    CompletableFuture<Known.Ended> ended,
    CompletableFuture<TaskRecord> gone) {

  static Promises fresh() {
    return new Promises(
        new CompletableFuture<>(),
        new CompletableFuture<>(),
        new CompletableFuture<>(),
        new CompletableFuture<>());
  }

  /**
   * Completes what the record's facts allow; what is being taken away does not count as started.
   */
  void settle(TaskRecord record) {
    Known known = record.known();
    if (known.ended() != null) {
      ended.complete(known.ended());
      looked.complete(record);
    }
    boolean wanted = !(record.desired() instanceof Desired.Gone);
    if (wanted && (known.ended() != null || known.launched() != null)) {
      started.complete(record);
    }
  }

  /** Ends all waiting with an explanation; what is complete stays so. */
  void abandon(RuntimeException why) {
    looked.completeExceptionally(why);
    started.completeExceptionally(why);
    ended.completeExceptionally(why);
  }
}
