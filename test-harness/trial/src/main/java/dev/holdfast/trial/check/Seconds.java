package dev.holdfast.trial.check;

import java.time.Duration;
import java.util.Locale;

/** Durations and instants in words. */
final class Seconds {
  private Seconds() {}

  static String of(long nanos) {
    return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
  }

  static String of(Duration duration) {
    return of(duration.toNanos());
  }
}
