package dev.holdfast.controller.engine;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/** How long to wait after failures in a row: growing, up to a limit. */
public final class Backoff {
  private static final double FACTOR = 2.0;
  private static final double JITTER = 0.3;

  private final IntervalFunction interval;

  private Backoff(IntervalFunction interval) {
    this.interval = interval;
  }

  /** With jitter, so that many workers do not come back at once. */
  public static Backoff jittered(Duration first, Duration limit) {
    return new Backoff(IntervalFunction.ofExponentialRandomBackoff(first, FACTOR, JITTER, limit));
  }

  /** The same delays each time. */
  public static Backoff exact(Duration first, Duration limit) {
    return new Backoff(IntervalFunction.ofExponentialBackoff(first, FACTOR, limit));
  }

  public static Backoff standard() {
    return jittered(Duration.ofMillis(100), Duration.ofSeconds(10));
  }

  /**
   * The delay after so many failures.
   *
   * @param failures 1 or more
   */
  Duration after(int failures) {
    return Duration.ofMillis(interval.apply(failures));
  }
}
