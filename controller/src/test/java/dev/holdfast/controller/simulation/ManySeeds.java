package dev.holdfast.controller.simulation;

import dev.holdfast.controller.simulation.Simulation.Options;
import java.time.Duration;
import java.util.List;

/**
 * As many seeds as one wants: {@code -Dholdfast.seeds=}, from {@code -Dholdfast.seed=} on, fresh
 * ones where no seed is said; a seed without a number of seeds is replayed with its whole trace.
 */
public final class ManySeeds {
  private static final long A_MILLION = 1_000_000;
  private static final int ENOUGH = 10;

  private ManySeeds() {}

  /** Ends with exit code 1 if a promise was broken. */
  public static void main(String[] args) {
    Long seed = Long.getLong("holdfast.seed");
    Long count = Long.getLong("holdfast.seeds");
    boolean kept =
        (seed != null && count == null)
            ? replay(seed)
            : run(seed == null ? System.nanoTime() : seed, count == null ? A_MILLION : count);
    System.exit(kept ? 0 : 1);
  }

  private static boolean replay(long seed) {
    Outcome outcome = Simulation.run(seed, Options.PLAIN.tracing());
    outcome.trace().forEach(System.out::println);
    return outcome.violation() == null;
  }

  private static boolean run(long first, long count) {
    long began = System.nanoTime();
    Seeds seeds = new Seeds(first, count, ENOUGH);
    List<Outcome> broken = seeds.run();
    broken.forEach(outcome -> System.out.println(Seeds.report(outcome, Options.PLAIN)));
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    System.out.printf(
        "%s, in %d s; %s%n",
        seeds.summary(),
        seconds,
        broken.isEmpty() ? "no promise broken" : "%d broke a promise".formatted(broken.size()));
    return broken.isEmpty();
  }
}
