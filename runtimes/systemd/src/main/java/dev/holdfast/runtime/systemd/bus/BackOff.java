package dev.holdfast.runtime.systemd.bus;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits between attempts: doubling from short to long, each spread so that nobody marches. */
final class BackOff {
  private static final long SHORTEST_MILLIS = 20;
  private static final long LONGEST_MILLIS = 5_000;

  private final RandomGenerator random;
  private long nextMillis = SHORTEST_MILLIS;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  Duration next() {
    long millis = nextMillis / 2 + random.nextLong(nextMillis / 2 + 1);
    nextMillis = Math.min(LONGEST_MILLIS, nextMillis * 2);
    return Duration.ofMillis(millis);
  }

  void reset() {
    nextMillis = SHORTEST_MILLIS;
  }
}
