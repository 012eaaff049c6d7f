package dev.holdfast.controller.telemetry;

import java.time.Duration;
import java.util.stream.LongStream;

/** The upper bounds of the histograms. */
final class Buckets {
  /** Calls of ours: from a look at one task to a start that runs into its time limit. */
  static final Duration[] CALLS = millis(1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 5_000, 30_000);

  /** From an exit under our eyes to one that nobody was there for. */
  static final Duration[] LAGS =
      millis(2, 5, 10, 20, 50, 100, 250, 500, 1_000, 5_000, 30_000, 300_000, 3_600_000);

  private Buckets() {}

  private static Duration[] millis(long... bounds) {
    return LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
