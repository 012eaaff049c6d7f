package dev.holdfast.trial.cli;

import dev.holdfast.trial.campaign.Setting;
import dev.holdfast.trial.report.Completion;
import dev.holdfast.trial.report.Report;
import dev.holdfast.trial.report.ReportFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a trial has found so far. The report is written anew whenever something is added, so that it
 * is there whatever becomes of the trial.
 */
final class Findings {
  private final Setting setting;
  private final long seed;
  private final Path folder;
  private final Instant began = Instant.now();
  private final Map<Suite, SuiteResult> results = new EnumMap<>(Suite.class);

  Findings(Setting setting, long seed, Path folder) {
    this.setting = setting;
    this.seed = seed;
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** What a suite has found so far, in the place of what it had found before. */
  void found(Suite suite, SuiteResult result) {
    results.put(suite, result);
    try {
      ReportFolder.write(report(Completion.UNDER_WAY), folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The report cannot be written to " + folder + ".", e);
    }
  }

  Report report(Completion completion) throws IOException {
    return Reports.of(setting, seed, began, completion, List.copyOf(results.values()));
  }
}
