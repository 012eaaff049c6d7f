package dev.holdfast.trial.client;

import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * StopTask with Nomad's five attempts. The pauses between them are shorter than Nomad's 5, 20, 80
 * and 120 seconds, so that a case ends; like them they are cut short by the task's end, and after
 * the plugin's death the next attempt follows the recovery.
 */
record TaskStop(TaskBook book, Caller caller, Slot slot) implements Runnable {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(8));
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  @Override
  public void run() {
    try {
      for (Duration pause : PAUSES) {
        TaskHandle handle = book.handle().orElse(null);
        if (!isRunning() || handle == null || stop(handle.getConfig().getId())) {
          return;
        }
        until(() -> !isRunning(), pause);
        until(() -> !isRunning() || book.settled(), TaskCalls.LIMIT);
      }
      caller.recorder().mark("%s was not stopped in five attempts".formatted(slot));
    } catch (ClientGone _) {
      // The next life finds that a stop is wanted.
    }
  }

  private boolean isRunning() {
    return book.phase() == TaskBook.Phase.RUNNING;
  }

  private void until(BooleanSupplier done, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < deadline) {
      caller.checkAlive();
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private boolean stop(String id) {
    Duration grace = book.task().killTimeout();
    try {
      var _ =
          caller.call(
              Rpc.STOP,
              id,
              slot,
              TaskCalls.LIMIT,
              grace,
              driver -> {
                driver.stop(id, grace, "");
                return true;
              });
      return true;
    } catch (Refused refused) {
      caller.recorder().mark("%s was not stopped: %s".formatted(slot, refused.getMessage()));
      return false;
    }
  }
}
