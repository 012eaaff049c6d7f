package dev.holdfast.trial.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A report as one page that holds everything it needs: no script, no picture and no style from
 * elsewhere.
 */
public final class HtmlReport {
  private final Report report;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Report report) {
    this.report = report;
  }

  public static String of(Report report) {
    return new HtmlReport(report).write();
  }

  private String write() {
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    page.append(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\">\n");
    add("<title>holdfast-trial: %s</title>\n", report.plugin());
    page.append("<style>").append(style()).append("</style></head><body>\n");
    head();
    promises();
    cases();
    report.cases().stream().filter(each -> !each.violations().isEmpty()).forEach(this::violations);
    counts("Faults", report.faults());
    pairs("Faults that do not apply here", report.leftOut());
    figures();
    return page.append("</body></html>\n").toString();
  }

  private static String style() {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The style of the report cannot be read.", e);
    }
  }

  private void head() {
    boolean well = report.exitCode() == Report.ALL_WELL;
    add("<h1>holdfast-trial <small>%s</small></h1>\n", report.plugin());
    add("<p class=\"verdict %s\">%s</p>\n", well ? "passed" : "failed", verdict());
    page.append("<table class=\"facts\">");
    fact("node", report.node());
    fact("began", report.beganAt());
    fact("took", Words.duration(report.tookMillis()));
    fact("seed", String.valueOf(report.seed()));
    report.versions().forEach(this::fact);
    page.append("</table>\n");
  }

  private String verdict() {
    String counts =
        "%d cases: %d passed, %d failed with %d violations, %d skipped, %d could not be run"
            .formatted(
                report.cases().size(),
                report.count(Outcome.PASSED),
                report.count(Outcome.FAILED),
                report.violations(),
                report.count(Outcome.SKIPPED),
                report.count(Outcome.NOT_RUN));
    return (counts + ". " + report.completion().remark()).strip();
  }

  private void fact(String name, String value) {
    add("<tr><th>%s</th><td>%s</td></tr>\n", name, value);
  }

  private void promises() {
    page.append(
        "<h2>Promises</h2>\n<table><tr><th></th><th>violations</th><th>promise</th></tr>\n");
    report
        .byPromise()
        .forEach((invariant, count) ->
            add(
                "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                invariant.name(), String.valueOf(count), invariant.promise()));
    page.append("</table>\n");
  }

  private void cases() {
    page.append("<h2>Cases</h2>\n<table><tr><th>suite</th><th>case</th><th>seed</th>");
    page.append("<th>outcome</th><th>took</th><th></th></tr>\n");
    for (int i = 0; i < report.cases().size(); i++) {
      CaseReport each = report.cases().get(i);
      String outcome = each.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      add(
          "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n",
          each.outcome().name().toLowerCase(Locale.ROOT),
          each.suite(),
          each.name(),
          each.seed() == 0 ? "" : String.valueOf(each.seed()),
          outcome,
          Words.duration(each.tookMillis()),
          remark(each));
    }
    page.append("</table>\n");
  }

  private static String remark(CaseReport each) {
    return each.violations().isEmpty()
        ? (each.reason() + " " + String.join(" ", each.reservations())).strip()
        : "%d violations: %s"
            .formatted(each.violations().size(), each.violations().getFirst().sentence());
  }

  private void violations(CaseReport each) {
    add("<h2>%s: %s</h2>\n", each.suite(), each.name());
    if (each.seed() != 0) {
      add(
          "<p>Repeat it with <code>--replay %s</code>. History: <code>%s</code></p>\n",
          String.valueOf(each.seed()), each.historyFile());
    }
    each.reservations().forEach(it -> add("<p class=\"reservation\">%s</p>\n", it));
    each.violations().forEach(this::violation);
  }

  private void violation(ViolationReport violation) {
    if (violation.ofRow()) {
      row(violation);
      return;
    }
    page.append("<section>");
    add(
        "<h3><b>%s</b> %s</h3>\n<p class=\"promise\">Promised: %s. Task %s, at %s s.</p>\n",
        violation.invariant(),
        violation.sentence(),
        violation.promise(),
        violation.task(),
        Words.seconds(violation.atSeconds()));
    page.append(TimelineSvg.of(violation.excerpt(), violation.atSeconds()));
    lines("proof", "What proves it", violation.proof());
    page.append("<details><summary>What else happened around it</summary>");
    lines("around", "", violation.excerpt().lines());
    page.append("</details></section>\n");
  }

  private void row(ViolationReport row) {
    page.append("<section>");
    add(
        "<h3><b>%s</b> %s</h3>\n<p class=\"promise\">Sent and expected: %s</p>\n",
        row.invariant(), row.sentence(), row.promise());
    lines("proof", "What was sent and what came, in seconds since the row began", row.proof());
    page.append("</section>\n");
  }

  private void lines(String style, String title, List<ViolationReport.Line> lines) {
    add("<table class=\"%s\"><caption>%s</caption>\n", style, title);
    lines.forEach(line ->
        add("<tr><td>%s</td><td>%s</td></tr>\n", Words.seconds(line.atSeconds()), line.text()));
    page.append("</table>\n");
  }

  private void counts(String title, Map<String, Integer> counts) {
    Map<String, String> texts = new LinkedHashMap<>();
    counts.forEach((name, count) -> texts.put(name, String.valueOf(count)));
    pairs(title, texts);
  }

  private void pairs(String title, Map<String, String> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    add("<h2>%s</h2>\n<table>\n", title);
    pairs.forEach((name, value) -> add("<tr><td>%s</td><td>%s</td></tr>\n", name, value));
    page.append("</table>\n");
  }

  private void figures() {
    if (report.figures().isEmpty()) {
      return;
    }
    page.append("<h2>Figures</h2>\n<table><tr><th>figure</th><th>bar</th><th>measured</th></tr>\n");
    report
        .figures()
        .forEach(each ->
            add(
                "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                each.name(), each.bar(), each.measured()));
    page.append("</table>\n");
  }

  /** Every value is escaped on its way in. */
  private void add(String format, String... values) {
    Object[] safe = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      safe[i] = Words.html(values[i]);
    }
    page.append(String.format(Locale.ROOT, format, safe));
  }
}
