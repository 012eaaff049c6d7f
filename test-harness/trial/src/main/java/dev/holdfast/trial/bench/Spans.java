package dev.holdfast.trial.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Spans between two instants of {@code nanoTime}. */
final class Spans {
  /** Longer than anything that is worth measuring. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  private Spans() {}

  /** Never negative: the ear may wake up later than the one who is measured against it. */
  static double millis(long fromNanos, long toNanos) {
    return Math.max(0, toNanos - fromNanos) / 1e6;
  }

  static void pause(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
