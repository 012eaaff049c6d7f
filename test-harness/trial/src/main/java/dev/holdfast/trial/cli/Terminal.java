package dev.holdfast.trial.cli;

import dev.holdfast.trial.campaign.CaseResult;
import dev.holdfast.trial.campaign.Progress;
import dev.holdfast.trial.campaign.Setting;
import dev.holdfast.trial.campaign.Struck;
import dev.holdfast.trial.check.Invariant;
import dev.holdfast.trial.check.Violation;
import dev.holdfast.trial.fault.Catalogue;
import dev.holdfast.trial.fault.Injection;
import dev.holdfast.trial.fault.Plan;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells a person what happens, while it happens and at the end. */
final class Terminal implements Progress {
  private static final int MOST_SENTENCES = 5;

  private final PrintWriter out;
  private final Setting setting;
  private final Catalogue catalogue;
  private final long seed;
  private final Path folder;
  private final boolean live = isTerminal();
  private String label = "";

  Terminal(PrintWriter out, Setting setting, Catalogue catalogue, long seed, Path folder) {
    this.out = out;
    this.setting = setting;
    this.catalogue = catalogue;
    this.seed = seed;
    this.folder = folder;
  }

  // Null where the runtime was linked without a console.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  void begin(boolean replayed) {
    out.printf("plugin   %s%n", setting.plugin().executable());
    out.printf("profile  %s%n", setting.profile().name());
    if (!replayed) {
      out.printf("seed     %d%n", seed);
    }
    out.printf("report   %s%n%n", folder);
    catalogue
        .skipped()
        .forEach(
            skipped -> out.printf("skipped  %s: %s%n", skipped.kind().name(), skipped.reason()));
    out.println();
    out.flush();
  }

  @Override
  public synchronized void began(int number, int cases, Plan plan) {
    label = "case %d/%d  seed %-9d".formatted(number, cases, plan.seed());
  }

  @Override
  public synchronized void step(String name) {
    passing(name);
  }

  @Override
  public synchronized void struck(Injection injection) {
    passing("%s, %s".formatted(injection.step().word(), injection.kind().name()));
  }

  // Only where somebody looks on: a log file needs no passing remarks.
  private void passing(String remark) {
    if (live) {
      out.printf("\r\033[K%s  %s", label, remark);
      out.flush();
    }
  }

  @Override
  public synchronized void ended(CaseResult result) {
    long done = result.struck().stream().filter(Struck::done).count();
    List<Violation> violations = result.judgement().violations();
    out.printf(
        "%s%s  %d faults  %5.1f s  %s%n",
        live ? "\r\033[K" : "",
        label,
        done,
        result.took().toMillis() / 1000.0,
        violations.isEmpty() ? "clean" : broken(violations));
    violations.stream()
        .limit(MOST_SENTENCES)
        .forEach(violation ->
            out.printf("    %s %s%n", violation.invariant().name(), violation.sentence()));
    if (violations.size() > MOST_SENTENCES) {
      out.printf("    and %d more, see the report%n", violations.size() - MOST_SENTENCES);
    }
    out.flush();
  }

  private static String broken(List<Violation> violations) {
    return "BROKEN "
        + violations.stream()
            .map(violation -> violation.invariant().name())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
  }

  void summary(List<CaseResult> results) {
    faults(results);
    promises(results);
    List<CaseResult> broken =
        results.stream().filter(result -> !result.judgement().clean()).toList();
    broken.forEach(result ->
        out.printf("repeat with --replay %d   (%s)%n", result.plan().seed(), result.history()));
    out.flush();
  }

  private void faults(List<CaseResult> results) {
    Map<String, Integer> counts = new TreeMap<>();
    int notDone = 0;
    for (CaseResult result : results) {
      for (Struck struck : result.struck()) {
        if (struck.done()) {
          counts.merge(struck.injection().kind().name(), 1, Integer::sum);
        } else {
          notDone++;
        }
      }
    }
    out.printf("%n%-44s %s%n", "FAULT", "TIMES");
    counts.forEach((name, times) -> out.printf("%-44s %5d%n", name, times));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    out.printf("%-44s %5d   (%d more could not be done)%n%n", "all", all, notDone);
  }

  private void promises(List<CaseResult> results) {
    Map<Invariant, Integer> counts = new TreeMap<>();
    results.stream()
        .flatMap(result -> result.judgement().violations().stream())
        .forEach(violation -> counts.merge(violation.invariant(), 1, Integer::sum));
    out.printf("%-9s %-10s %s%n", "PROMISE", "VIOLATIONS", "");
    for (Invariant invariant : Invariant.values()) {
      out.printf(
          "%-9s %10d %s%n",
          invariant.name(), counts.getOrDefault(invariant, 0), invariant.promise());
    }
  }
}
