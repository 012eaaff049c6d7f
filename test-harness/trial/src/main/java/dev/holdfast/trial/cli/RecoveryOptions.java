package dev.holdfast.trial.cli;

import dev.holdfast.trial.campaign.Campaign;
import dev.holdfast.trial.campaign.CaseResult;
import dev.holdfast.trial.campaign.Setting;
import dev.holdfast.trial.fault.Catalogue;
import dev.holdfast.trial.fault.PlanGenerator;
import dev.holdfast.trial.report.CaseReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the recovery suite. */
final class RecoveryOptions {
  private static final int SEEDS = 1_000_000_000;

  @Option(
      names = "--faults",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "At least so many faults in all (${DEFAULT-VALUE}); cases are whole, so that it becomes a"
              + " multiple of --per-case.")
  private int faults;

  @Option(
      names = "--per-case",
      paramLabel = "N",
      defaultValue = "12",
      description =
          "Faults of one case, which has tasks, plugin and history of its own"
              + " (${DEFAULT-VALUE}).")
  private int perCase;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Tasks that run through the whole of a case, besides those that end"
              + " (${DEFAULT-VALUE}).")
  private int tasks;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only faults whose name contains this, such as 'plugin:' or SIGKILL.")
  private String only = "";

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Makes the same plans again. Default: drawn, and printed.")
  private @Nullable Long seed;

  @Option(
      names = "--replay",
      paramLabel = "SEED",
      description =
          "Plays the one case of this seed, as a report names it, with the same --per-case,"
              + " --tasks and --only.")
  private @Nullable Long replay;

  String only() {
    return only;
  }

  /** Whether only one case is wanted. */
  boolean replays() {
    return replay != null;
  }

  /** The seed that makes the run again; drawn at the first call where none is given. */
  long seed() {
    if (replay != null) {
      return replay;
    }
    if (seed == null) {
      seed = (long) new Random().nextInt(SEEDS);
    }
    return seed;
  }

  /**
   * Plays the cases.
   *
   * @param found gets what was found so far after each case
   */
  void run(Setting setting, Catalogue catalogue, Path histories, Terminal terminal, Found found)
      throws IOException, InterruptedException {
    if (perCase < 1 || faults < 1 || tasks < 1) {
      throw new UsageException("--faults, --per-case and --tasks must be 1 or more.");
    }
    PlanGenerator generator = new PlanGenerator(setting.profile(), catalogue, perCase, tasks);
    int cases = (faults + perCase - 1) / perCase;
    List<Long> seeds = replays() ? List.of(seed()) : Campaign.seeds(seed(), cases);
    terminal.cases(seeds.size(), perCase, replays() ? perCase : faults);
    var _ =
        new Campaign(setting, generator, histories, terminal)
            .run(seeds, results -> found.found(result(results, seeds.size(), catalogue, setting)));
  }

  /** Hears what a suite has found so far. */
  interface Found {
    void found(SuiteResult result);
  }

  private static SuiteResult result(
      List<CaseResult> results, int planned, Catalogue catalogue, Setting setting) {
    List<CaseReport> reports = new ArrayList<>();
    results.forEach(result -> reports.add(result.report()));
    if (Campaign.isHopeless(results) && results.size() < planned && !setting.stop().asked()) {
      reports.add(Reports.givenUp(planned - results.size(), results.size()));
    }
    return new SuiteResult(reports, List.of(), Reports.faults(results), Reports.leftOut(catalogue));
  }
}
