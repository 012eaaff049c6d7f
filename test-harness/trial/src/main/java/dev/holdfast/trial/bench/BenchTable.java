package dev.holdfast.trial.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Results as a Markdown table: one column for each contender, then its ratio to the first. */
public final class BenchTable {
  private static final int SMALL = 100;

  private BenchTable() {}

  /**
   * The table.
   *
   * @param contenders names in the order of the columns
   */
  public static String of(Results results, List<String> contenders) {
    StringBuilder text = new StringBuilder("| | figure | unit | target |");
    contenders.forEach(name -> text.append(" ").append(cell(name)).append(" |"));
    contenders.stream()
        .skip(1)
        .forEach(
            name -> text.append(" %s / %s |".formatted(cell(name), cell(contenders.getFirst()))));
    text.append("\n|---|---|---|---|")
        .append("---|".repeat(2 * contenders.size() - 1))
        .append('\n');
    results.metrics().forEach(metric -> row(results, contenders, metric, text));
    gaps(results, text);
    return text.toString();
  }

  private static void row(
      Results results, List<String> contenders, Metric metric, StringBuilder text) {
    text.append(
        "| %s | %s | %s | %s |"
            .formatted(metric.bench(), cell(metric.name()), cell(metric.unit()), metric.target()));
    contenders.forEach(name ->
        text.append(" ")
            .append(results.series(metric, name).map(BenchTable::words).orElse("-"))
            .append(" |"));
    contenders.stream()
        .skip(1)
        .forEach(name ->
            text.append(" ")
                .append(
                    ratio(results, metric, name, contenders.getFirst())
                        .map(value -> String.format(Locale.ROOT, "%.2f", value))
                        .orElse("-"))
                .append(" |"));
    text.append('\n');
  }

  /** Ratio of the medians; empty where one of them is missing or nought. */
  static Optional<Double> ratio(Results results, Metric metric, String name, String base) {
    return results
        .series(metric, base)
        .filter(series -> series.median() > 0)
        .flatMap(
            first -> results.series(metric, name).map(series -> series.median() / first.median()));
  }

  private static String words(Series series) {
    return series.samples().size() == 1
        ? number(series.median())
        : "%s (p95 %s, p99 %s, n=%d)"
            .formatted(
                number(series.median()),
                number(series.at(0.95)),
                number(series.at(0.99)),
                series.samples().size());
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, Math.abs(value) < SMALL ? "%.2f" : "%.0f", value);
  }

  private static void gaps(Results results, StringBuilder text) {
    if (!results.gaps().isEmpty()) {
      text.append("\nNot measured:\n\n");
      results
          .gaps()
          .forEach(gap ->
              text.append(
                  "- %s of %s: %s\n"
                      .formatted(gap.bench(), cell(gap.contender()), cell(gap.reason()))));
    }
  }

  /** Text that does not break out of its cell. */
  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
  }
}
