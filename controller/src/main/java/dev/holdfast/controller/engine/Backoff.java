package dev.holdfast.controller.engine;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/** How long to wait after failures in a row: growing, with jitter, up to a limit. */
public final class Backoff {
  private final IntervalFunction interval;

  public Backoff(Duration first, Duration limit) {
    interval = IntervalFunction.ofExponentialRandomBackoff(first, 2.0, 0.3, limit);
  }

  public static Backoff standard() {
    return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
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
