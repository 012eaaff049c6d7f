package dev.holdfast.trial.bench;

import dev.holdfast.trial.report.Figure;
import java.util.List;

/** Results as figures of a report. */
public final class BenchFigures {
  private BenchFigures() {}

  /** Everything known of these contenders, metric by metric. */
  public static List<Figure> of(Results results, List<String> contenders) {
    return results.metrics().stream()
        .flatMap(metric ->
            contenders.stream()
                .flatMap(name ->
                    results.series(metric, name).stream()
                        .map(series -> figure(metric, name, series))))
        .toList();
  }

  private static Figure figure(Metric metric, String name, Series series) {
    return new Figure(
        "%s %s (%s)".formatted(metric.bench(), metric.name(), name),
        metric.target(),
        "%s %s, p99 %s, n=%d"
            .formatted(
                BenchTable.number(series.median()),
                metric.unit(),
                BenchTable.number(series.at(0.99)),
                series.samples().size()),
        series.median(),
        metric.unit());
  }
}
