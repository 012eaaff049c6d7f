package dev.holdfast.suites.recovery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Lets time pass at random, so that a fault strikes at another instant in each round. */
final class Pause {
  private Pause() {}

  /** At most this long. */
  static void upTo(int millis, RandomGenerator random) {
    of(Duration.ofMillis(random.nextInt(millis + 1)));
  }

  static void of(Duration length) {
    long until = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }
}
