package dev.holdfast.trial.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Metric START = Metric.millis("B1", "start", "at most 20 ms");
  private static final Metric LOST = Metric.of("B7", "lost", "lines");
  private static final List<String> NAMES = List.of("ours", "theirs");

  private final Results results = new Results();

  @BeforeEach
  void measure() {
    IntStream.rangeClosed(1, 100).forEach(i -> results.add("ours", START, 101 - i));
    results.add("theirs", START, 202);
    results.add("ours", LOST, 0);
    results.add("theirs", LOST, 12.345);
    results.gap("B3", "theirs", "a | b\nc <b>");
  }

  @Test
  void percentilesAreSamplesByNearestRank() {
    Series series = results.series(START, "ours").orElseThrow();

    assertThat(series.at(0)).isEqualTo(1);
    assertThat(series.median()).isEqualTo(50);
    assertThat(series.at(0.95)).isEqualTo(95);
    assertThat(series.at(0.99)).isEqualTo(99);
    assertThat(series.at(1)).isEqualTo(100);
  }

  @Test
  void oneSampleIsEveryPercentile() {
    Series series = new Series(List.of(7.0));

    assertThat(List.of(series.at(0), series.median(), series.at(1))).containsOnly(7.0);
  }

  @Test
  void noSamplesAreNoSeries() {
    assertThatThrownBy(() -> new Series(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThat(results.series(START, "nobody")).isEmpty();
  }

  @Test
  void theTableHasAColumnAndARatioForEach() {
    List<String> lines = BenchTable.of(results, NAMES).lines().toList();

    assertThat(lines)
        .startsWith(
            "| | figure | unit | target | ours | theirs | theirs / ours |",
            "|---|---|---|---|---|---|---|",
            "| B1 | start | ms | at most 20 ms | 50 (p95 95, p99 99, n=100) | 202 | 4.04 |",
            "| B7 | lost | lines |  | 0 | 12.35 | - |");
    assertThat(lines).last().isEqualTo("- B3 of theirs: a \\| b c &lt;b>");
  }

  @Test
  void whoWasNotMeasuredHasAHyphen() {
    assertThat(BenchTable.of(results, List.of("ours", "absent"))).contains("n=100) | - | - |");
  }

  @Test
  void jsonKeepsAllSamplesAndGaps() throws Exception {
    JsonNode json =
        new ObjectMapper().readTree(BenchJson.of(results, NAMES, Map.of("kernel", "6")));

    JsonNode first = json.get("figures").get(0);
    assertThat(first.get("samples")).hasSize(100);
    assertThat(first.get("p50").asDouble()).isEqualTo(50);
    assertThat(json.get("figures").get(1).get("ratio").asDouble()).isEqualTo(4.04);
    assertThat(json.get("notMeasured").get(0).get("reason").asText()).startsWith("a | b");
    assertThat(json.get("facts").get("kernel").asText()).isEqualTo("6");
  }

  @Test
  void aReportGetsFigures() {
    assertThat(BenchFigures.of(results, NAMES))
        .hasSize(4)
        .first()
        .satisfies(figure -> {
          assertThat(figure.name()).isEqualTo("B1 start (ours)");
          assertThat(figure.measured()).isEqualTo("50 ms, p99 99, n=100");
          assertThat(figure.value()).isEqualTo(50);
        });
  }
}
