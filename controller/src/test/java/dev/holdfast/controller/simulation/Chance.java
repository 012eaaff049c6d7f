package dev.holdfast.controller.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** The one source of chance in a run. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** True with the probability given, from 0 to 1. */
  boolean hits(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 to one less than the limit. */
  int below(int limit) {
    return random.nextInt(limit);
  }

  /** From least to most, both included. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
