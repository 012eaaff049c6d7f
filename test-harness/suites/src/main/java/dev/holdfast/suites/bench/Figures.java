package dev.holdfast.suites.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** A series of durations in nanoseconds, sorted. */
record Figures(List<Long> nanos) {
  Figures {
    nanos = nanos.stream().sorted().toList();
  }

  /** Measures as often as asked, after some rounds that do not count. */
  static Figures of(int warmUp, int rounds, LongSupplier measure) {
    List<Long> all =
        IntStream.range(0, warmUp + rounds).mapToObj(_ -> measure.getAsLong()).toList();
    return new Figures(all.subList(warmUp, all.size()));
  }

  double medianMillis() {
    return at(0.5);
  }

  double at(double quantile) {
    return nanos.get((int) Math.round(quantile * (nanos.size() - 1))) / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f ms (min %.1f, p99 %.1f, n=%d)",
        medianMillis(),
        at(0),
        at(0.99),
        nanos.size());
  }
}
