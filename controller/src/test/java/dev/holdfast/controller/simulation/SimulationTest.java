package dev.holdfast.controller.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.holdfast.controller.simulation.Simulation.Options;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The promises of the core, under every fault there is. Every build runs the same seeds, so that
 * what it finds is its own doing; {@link ManySeeds} is there to look for new ones. {@code
 * -Dholdfast.seeds=} says how many seeds are run, {@code -Dholdfast.seed=} which is the first; with
 * the latter alone that one is replayed.
 */
class SimulationTest {
  private static final long SEEDS_IN_A_BUILD = 3_000;
  private static final Long SEED = Long.getLong("holdfast.seed");
  private static final long FIRST = SEED != null ? SEED : 1;
  private static final long COUNT =
      Long.getLong("holdfast.seeds", SEED != null ? 1 : SEEDS_IN_A_BUILD);

  @Test
  void noSeedBreaksAPromise() {
    Seeds seeds = new Seeds(FIRST, COUNT, 1);
    seeds.run().forEach(outcome -> fail(Seeds.report(outcome, Options.PLAIN)));
    System.out.println("SimulationTest: " + seeds.summary());
  }

  @Test
  void thePluginMayDieAtEveryStepOfALife() {
    for (long seed = 1; seed <= 5; seed++) {
      Options calm = Options.PLAIN.withFaults(0);
      int steps = Simulation.run(seed, calm).steps();
      assertThat(steps).isGreaterThan(20);
      for (int step = 1; step <= steps; step++) {
        Outcome outcome = Simulation.run(seed, calm.crashingAt(step));
        if (outcome.violation() != null) {
          fail("dying at step " + step + ", " + Seeds.report(outcome, calm.crashingAt(step)));
        }
      }
    }
  }

  @Test
  void theSameSeedIsTheSameRun() {
    LongStream.range(FIRST, FIRST + 20)
        .forEach(seed -> {
          Outcome once = Simulation.run(seed, Options.PLAIN.tracing());
          Outcome again = Simulation.run(seed, Options.PLAIN.tracing());
          assertThat(again).isEqualTo(once);
          assertThat(once.trace()).isNotEmpty();
        });
  }

  @Test
  void faultsHappen() {
    long faults =
        LongStream.range(0, 50).map(seed -> Simulation.run(seed, Options.PLAIN).faults()).sum();
    assertThat(faults).isGreaterThan(100);
  }
}
