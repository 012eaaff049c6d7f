package dev.holdfast.trial.cli;

import dev.holdfast.trial.campaign.CaseResult;
import dev.holdfast.trial.campaign.Setting;
import dev.holdfast.trial.campaign.Struck;
import dev.holdfast.trial.fault.Catalogue;
import dev.holdfast.trial.report.CaseReport;
import dev.holdfast.trial.report.Completion;
import dev.holdfast.trial.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the report of a campaign. */
final class Reports {
  private static final Path HOSTNAME = Path.of("/proc/sys/kernel/hostname");
  private static final Path KERNEL = Path.of("/proc/sys/kernel/osrelease");

  /** Before the names of faults that could not be carried out. */
  static final String NOT_DONE = "not done: ";

  private Reports() {}

  /** Of all suites together. */
  static Report of(
      Setting setting, long seed, Instant began, Completion completion, List<SuiteResult> results)
      throws IOException {
    Map<String, Integer> faults = new TreeMap<>();
    Map<String, String> leftOut = new LinkedHashMap<>();
    results.forEach(result -> faults.putAll(result.faults()));
    results.forEach(result -> leftOut.putAll(result.leftOut()));
    return new Report(
        setting.plugin().executable().toString(),
        versions(setting),
        Files.readString(HOSTNAME).strip(),
        began.toString(),
        Duration.between(began, Instant.now()).toMillis(),
        seed,
        completion,
        faults,
        leftOut,
        results.stream().flatMap(result -> result.cases().stream()).toList(),
        results.stream().flatMap(result -> result.figures().stream()).toList());
  }

  /** Faults that do not apply, each with its reason. */
  static Map<String, String> leftOut(Catalogue catalogue) {
    Map<String, String> leftOut = new LinkedHashMap<>();
    catalogue.skipped().forEach(each -> leftOut.put(each.kind().name(), each.reason()));
    return leftOut;
  }

  /** Stands for the cases that were not begun because none before them could be played out. */
  static CaseReport givenUp(int cases, int before) {
    return CaseReport.notRun(
        "recovery",
        "%d more cases".formatted(cases),
        0,
        "none of the %d cases before could be played to its end".formatted(before));
  }

  private static Map<String, String> versions(Setting setting) throws IOException {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("profile", setting.profile().name());
    versions.put("kernel", Files.readString(KERNEL).strip());
    return versions;
  }

  /** How often each fault was done; what could not be done counts under a name of its own. */
  static Map<String, Integer> faults(List<CaseResult> results) {
    Map<String, Integer> counts = new TreeMap<>();
    for (CaseResult result : results) {
      for (Struck struck : result.struck()) {
        String name = struck.injection().kind().name();
        counts.merge(struck.done() ? name : NOT_DONE + name, 1, Integer::sum);
      }
    }
    return counts;
  }
}
