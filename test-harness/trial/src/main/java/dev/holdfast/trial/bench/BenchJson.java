package dev.holdfast.trial.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results as JSON, all samples included, so that others can reckon anew. */
public final class BenchJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private BenchJson() {}

  /** One measured thing of one contender. */
  private record Row(
      String bench,
      String name,
      String unit,
      String target,
      String contender,
      int n,
      double p50,
      double p95,
      double p99,
      double ratio,
      List<Double> samples) {}

  /**
   * The document.
   *
   * @param facts about the run, for example the kernel's version
   * @param contenders the first of them is what ratios refer to; a ratio of 0 is none
   */
  public static String of(Results results, List<String> contenders, Map<String, String> facts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", 1);
    document.put("facts", facts);
    document.put("contenders", contenders);
    document.put(
        "figures",
        results.metrics().stream()
            .flatMap(metric ->
                contenders.stream()
                    .flatMap(name ->
                        results.series(metric, name).stream()
                            .map(series -> row(results, metric, name, contenders, series))))
            .toList());
    document.put("notMeasured", results.gaps());
    try {
      return JSON.writeValueAsString(document) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("Results cannot be written as JSON.", e);
    }
  }

  private static Row row(
      Results results, Metric metric, String name, List<String> contenders, Series series) {
    return new Row(
        metric.bench(),
        metric.name(),
        metric.unit(),
        metric.target(),
        name,
        series.samples().size(),
        series.median(),
        series.at(0.95),
        series.at(0.99),
        BenchTable.ratio(results, metric, name, contenders.getFirst()).orElse(0.0),
        series.samples());
  }
}
