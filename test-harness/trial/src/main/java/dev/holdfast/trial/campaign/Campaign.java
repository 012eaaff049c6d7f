package dev.holdfast.trial.campaign;

import dev.holdfast.trial.fault.Plan;
import dev.holdfast.trial.fault.PlanGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Many cases of one plugin.
 *
 * @param histories folder for their histories
 */
public record Campaign(
    Setting setting, PlanGenerator generator, Path histories, Progress progress) {
  /** Seeds are kept short enough to be typed. */
  private static final long SEEDS = 1_000_000_000L;

  /** Seeds of the cases of a campaign. */
  public static List<Long> seeds(long seed, int cases) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      seeds.add(random.nextLong(SEEDS));
    }
    return seeds;
  }

  /** Plays a case of each seed, one after the other. */
  public List<CaseResult> run(List<Long> seeds) throws IOException, InterruptedException {
    Files.createDirectories(histories);
    List<CaseResult> results = new ArrayList<>();
    for (long seed : seeds) {
      Plan plan = generator.plan(seed);
      progress.began(results.size() + 1, seeds.size(), plan);
      CaseResult result = OneCase.play(setting, plan, file(results.size() + 1, seed), progress);
      results.add(result);
      progress.ended(result);
    }
    return results;
  }

  private Path file(int number, long seed) {
    return histories.resolve("case-%04d-seed-%d.jsonl".formatted(number, seed));
  }
}
