package dev.holdfast.trial.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A report as text for a terminal: counts by suite, every violation, and how to repeat it. */
public final class TerminalReport {
  private static final int SENTENCES = 50;

  private TerminalReport() {}

  public static String of(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(table(report));
    if (report.violations() > 0) {
      text.append('\n').append(promises(report));
    }
    int told = 0;
    for (CaseReport each : report.cases()) {
      if (each.outcome() == Outcome.FAILED && told++ < SENTENCES) {
        failure(each, text);
      } else if (each.outcome() == Outcome.NOT_RUN) {
        text.append(
            "\nnot run: %s %s: %s\n"
                .formatted(
                    Words.line(each.suite()), Words.line(each.name()), Words.line(each.reason())));
      }
    }
    if (!report.figures().isEmpty()) {
      text.append('\n').append(figures(report.figures()));
    }
    String remark = report.completion().remark();
    text.append(remark.isEmpty() ? "" : "\n" + remark + "\n");
    text.append(
        "\nseed %d, took %s\n".formatted(report.seed(), Words.duration(report.tookMillis())));
    return text.toString();
  }

  private static String promises(Report report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("PROMISE", "VIOLATIONS", ""));
    report.byPromise().entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .forEach(each ->
            rows.add(
                List.of(
                    each.getKey().name(),
                    String.valueOf(each.getValue()),
                    each.getKey().promise())));
    return Columns.of(rows);
  }

  private static String table(Report report) {
    Map<String, List<CaseReport>> suites = new TreeMap<>();
    report
        .cases()
        .forEach(each -> suites.computeIfAbsent(each.suite(), _ -> new ArrayList<>()).add(each));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SUITE", "CASES", "PASSED", "FAILED", "SKIPPED", "NOT RUN", "VIOLATIONS"));
    suites.forEach((suite, cases) -> rows.add(row(suite, cases)));
    rows.add(row("all", report.cases()));
    return Columns.of(rows);
  }

  private static List<String> row(String name, List<CaseReport> cases) {
    return List.of(
        Words.line(name),
        String.valueOf(cases.size()),
        count(cases, Outcome.PASSED),
        count(cases, Outcome.FAILED),
        count(cases, Outcome.SKIPPED),
        count(cases, Outcome.NOT_RUN),
        String.valueOf(cases.stream().mapToInt(each -> each.violations().size()).sum()));
  }

  private static String count(List<CaseReport> cases, Outcome outcome) {
    return String.valueOf(cases.stream().filter(each -> each.outcome() == outcome).count());
  }

  private static void failure(CaseReport each, StringBuilder text) {
    text.append(
        "\n%s: %s%s\n".formatted(Words.line(each.suite()), Words.line(each.name()), repeat(each)));
    each.violations().stream()
        .limit(SENTENCES)
        .forEach(violation -> text.append(sentence(violation)));
    int more = each.violations().size() - SENTENCES;
    text.append(more > 0 ? "  and %d more\n".formatted(more) : "");
  }

  private static String sentence(ViolationReport violation) {
    return violation.ofRow()
        ? "  " + Words.line(violation.sentence()) + "\n"
        : String.format(
            Locale.ROOT,
            "  %-3s %9.3f s  %s  %s%n",
            violation.invariant(),
            violation.atSeconds(),
            Words.line(violation.task()),
            Words.line(violation.sentence()));
  }

  // A row has no seed: it is repeated with the whole of its suite.
  private static String repeat(CaseReport each) {
    return each.seed() == 0 ? "" : " (repeat with --replay %d)".formatted(each.seed());
  }

  private static String figures(List<Figure> figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("FIGURE", "BAR", "MEASURED"));
    figures.forEach(each ->
        rows.add(
            List.of(Words.line(each.name()), Words.line(each.bar()), Words.line(each.measured()))));
    return Columns.of(rows);
  }
}
