package dev.holdfast.store.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Figures of a run.
 *
 * @param perSecond puts of all threads together
 */
record Latencies(double medianMillis, double p99Millis, double perSecond) {

  static Latencies of(long[] nanos, long elapsedNanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        sorted.length * 1e9 / elapsedNanos);
  }

  String row(String name, Latencies unit) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.0f | %.2f |",
        name,
        medianMillis,
        p99Millis,
        perSecond,
        perSecond / unit.perSecond);
  }
}
