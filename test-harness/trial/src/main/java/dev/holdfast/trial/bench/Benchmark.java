package dev.holdfast.trial.bench;

import java.util.function.BiConsumer;

/** One of B1 to B8. */
interface Benchmark {
  /** Its id, for example {@code B1}. */
  String id();

  /** How many turns each contender has; the first does not count if there are more. */
  default int rounds(Sizes sizes) {
    return sizes.rounds();
  }

  /** Whether this contender can take part. */
  default boolean applies(Contender contender) {
    return true;
  }

  /**
   * One turn. What it leaves of tasks is cleared away by the caller.
   *
   * @param samples takes what was measured
   * @throws Exception if it cannot be measured; the contender then drops out of this benchmark
   */
  void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception;
}
