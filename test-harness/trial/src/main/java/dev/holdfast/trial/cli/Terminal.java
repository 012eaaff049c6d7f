package dev.holdfast.trial.cli;

import dev.holdfast.trial.campaign.CaseResult;
import dev.holdfast.trial.campaign.Progress;
import dev.holdfast.trial.campaign.Setting;
import dev.holdfast.trial.campaign.Struck;
import dev.holdfast.trial.check.Invariant;
import dev.holdfast.trial.conformance.RowProgress;
import dev.holdfast.trial.fault.Catalogue;
import dev.holdfast.trial.fault.Plan;
import dev.holdfast.trial.report.CaseReport;
import dev.holdfast.trial.report.LiveLine;
import dev.holdfast.trial.report.Outcome;
import dev.holdfast.trial.report.ViolationReport;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells a person what happens while it happens. */
final class Terminal implements Progress, RowProgress {
  private static final int MOST_SENTENCES = 5;

  private final LiveLine line;
  private final Moment moment = new Moment();
  private volatile String label = "";

  Terminal(PrintWriter out) {
    this.line = new LiveLine(out, isTerminal());
  }

  /** What goes on at the moment. */
  Moment moment() {
    return moment;
  }

  // Null where the runtime was linked without a console.
  @SuppressWarnings("SystemConsoleNull")
  static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** What will be done with what. */
  void begin(Setting setting, long seed, Path folder) {
    line.lasting("plugin   " + setting.plugin().executable());
    line.lasting("profile  " + setting.profile().name());
    line.lasting("seed     " + seed);
    line.lasting("report   " + folder);
  }

  /** What will not be done, and why. */
  void skipped(Catalogue catalogue) {
    catalogue
        .skipped()
        .forEach(skipped ->
            line.lasting("skipped  %s: %s".formatted(skipped.kind().sort(), skipped.reason())));
  }

  /** How many faults that makes: cases are whole. */
  void cases(int cases, int perCase, int wanted) {
    int all = cases * perCase;
    line.lasting(
        "cases    %d of %d faults each%s"
            .formatted(
                cases,
                perCase,
                all == wanted ? "" : ": %d, because cases are whole".formatted(all)));
  }

  /** What was removed before the trial begins. */
  void cleared(String what) {
    line.lasting("cleared  %s that a killed trial had left".formatted(what));
  }

  /** A signal has come. */
  void interrupted() {
    line.lasting("interrupted: clearing up what was made, and writing the report.");
  }

  @Override
  public void began(String row) {
    moment.row(row);
  }

  @Override
  public void tried(CaseReport report) {
    moment.nothing();
    line.lasting("%-8s %s".formatted(word(report.outcome()), report.name()));
    if (!report.reason().isEmpty()) {
      line.lasting("         " + report.reason());
    }
    report.violations().forEach(violation -> line.lasting("         " + violation.sentence()));
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "ok";
      case FAILED -> "BROKEN";
      case SKIPPED -> "skipped";
      case NOT_RUN -> "NOT RUN";
    };
  }

  /** For whoever tells his own progress. */
  LiveLine line() {
    return line;
  }

  @Override
  public void began(int number, int cases, Plan plan) {
    label = "case %d/%d  seed %-9d".formatted(number, cases, plan.seed());
    moment.began(label, plan.injections().size());
  }

  @Override
  public void step(String name) {
    moment.step(name);
  }

  @Override
  public void struck(Struck struck) {
    if (struck.done()) {
      moment.struck();
    }
  }

  @Override
  public void waits(String tasks) {
    moment.waits(tasks);
  }

  @Override
  public void ended(CaseResult result) {
    moment.nothing();
    line.lasting(
        "%s  %d faults  %5.1f s  %s"
            .formatted(
                label, result.faults(), result.report().tookMillis() / 1000.0, outcome(result)));
    List<ViolationReport> violations = worstFirst(result);
    violations.stream()
        .limit(MOST_SENTENCES)
        .forEach(violation ->
            line.lasting(
                "    %s %s %s"
                    .formatted(violation.invariant(), violation.task(), violation.sentence())));
    if (violations.size() > MOST_SENTENCES) {
      line.lasting("    and %d more".formatted(violations.size() - MOST_SENTENCES));
    }
  }

  // What cut a case short explains much of the rest.
  private static List<ViolationReport> worstFirst(CaseResult result) {
    String cause = result.cutShort() ? Invariant.I6.name() : "";
    return result.report().violations().stream()
        .sorted(Comparator.comparing(violation -> !violation.invariant().equals(cause)))
        .toList();
  }

  private static String outcome(CaseResult result) {
    return switch (result.report().outcome()) {
      case PASSED -> "clean";
      case SKIPPED -> "skipped: " + result.report().reason();
      case NOT_RUN -> "NOT RUN: " + result.report().reason();
      case FAILED ->
          "BROKEN "
              + result.report().violations().stream()
                  .map(violation -> String.valueOf(violation.invariant()))
                  .distinct()
                  .sorted()
                  .collect(Collectors.joining(" "));
    };
  }

  /** How often each fault was done. */
  void faults(Map<String, Integer> counts) {
    line.lasting("");
    counts.forEach((name, times) -> line.lasting("%-60s %5d".formatted(name, times)));
    int all =
        counts.entrySet().stream()
            .filter(each -> !each.getKey().startsWith(Reports.NOT_DONE))
            .mapToInt(Map.Entry::getValue)
            .sum();
    line.lasting("%-60s %5d".formatted("faults in all", all));
    line.lasting("");
  }
}
