package dev.holdfast.suites.recovery;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How long and how randomly a run goes.
 *
 * @param seed system property {@code holdfast.seed}; drawn where it is not given
 * @param rounds system property {@code holdfast.seeds}: how often each fault strikes, each time
 *     with a seed of its own
 */
public record Settings(long seed, int rounds) {
  private static final int DEFAULT_ROUNDS = 2;
  private static final long SEEDS = 1L << 31;

  /** What the properties of this virtual machine say. */
  public static Settings ofThisRun() {
    Long seed = Long.getLong("holdfast.seed");
    return new Settings(
        seed != null ? seed : Math.floorMod(new Random().nextLong(), SEEDS),
        Integer.getInteger("holdfast.seeds", DEFAULT_ROUNDS));
  }

  /** The randomness of one round of one fault, the same for the same seed. */
  public RandomGenerator random(String fault, int round) {
    return new Random(seed * 1_000_003 + fault.hashCode() * 1009L + round);
  }

  /** How to have this run again. */
  public String replay() {
    return "-Dholdfast.seed=%d -Dholdfast.seeds=%d".formatted(seed, rounds);
  }
}
