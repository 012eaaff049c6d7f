package dev.holdfast.trial.campaign;

import dev.holdfast.trial.fault.Plan;
import dev.holdfast.trial.fault.PlanGenerator;
import dev.holdfast.trial.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Many cases of one plugin.
 *
 * @param histories folder for their histories
 */
public record Campaign(
    Setting setting, PlanGenerator generator, Path histories, Progress progress) {
  static final String SUITE = "recovery";

  /** So many cases that could not be played, or not to their end, end a campaign. */
  private static final int HOPELESS = 3;

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

  /**
   * Plays a case of each seed, one after the other, until the end is asked for or there is no use
   * in going on.
   *
   * @param played gets each result as soon as it is there
   */
  public List<CaseResult> run(List<Long> seeds, Consumer<List<CaseResult>> played)
      throws IOException, InterruptedException {
    Files.createDirectories(histories);
    List<CaseResult> results = new ArrayList<>();
    for (long seed : seeds) {
      Plan plan = generator.plan(seed);
      progress.began(results.size() + 1, seeds.size(), plan);
      CaseResult result = play(plan, file(results.size() + 1, seed));
      results.add(result);
      progress.ended(result);
      played.accept(List.copyOf(results));
      if (setting.stop().asked() || isHopeless(results)) {
        break;
      }
    }
    return results;
  }

  // A plugin that does not even start breaks no promise, and spoils no other case.
  private CaseResult play(Plan plan, Path history) throws InterruptedException {
    try {
      return OneCase.play(setting, plan, history, progress);
    } catch (IOException | RuntimeException failed) {
      String reason = failed.getMessage() == null ? failed.toString() : failed.getMessage();
      return CaseResult.notRun(plan, List.of(), reason);
    }
  }

  /** Whether these results leave no hope for the cases that follow. */
  public static boolean isHopeless(List<CaseResult> results) {
    List<CaseResult> last = results.subList(Math.max(0, results.size() - HOPELESS), results.size());
    return results.size() >= HOPELESS
        && (results.stream().allMatch(CaseResult::cutShort)
            || last.stream().allMatch(result -> result.report().outcome() == Outcome.NOT_RUN));
  }

  private Path file(int number, long seed) {
    return histories.resolve("case-%04d-seed-%d.jsonl".formatted(number, seed));
  }
}
