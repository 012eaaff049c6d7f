package dev.holdfast.trial.inject;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting that is part of a plan. */
public final class Pause {
  private Pause() {}

  /** Waits as long as it says, unless the thread is interrupted. */
  public static void of(Duration length) {
    long deadline = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = deadline - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
