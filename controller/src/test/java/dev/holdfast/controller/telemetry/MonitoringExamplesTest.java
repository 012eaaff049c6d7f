package dev.holdfast.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.controller.admin.MetricsServer;
import dev.holdfast.controller.telemetry.PromQl.Selector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rule file and the board that we hand out name nothing that the endpoint does not have. */
class MonitoringExamplesTest {
  private static final Path ALERTS = Path.of("../example/prometheus/alerts.yml");
  private static final Path BOARD = Path.of("../example/grafana/holdfast.json");

  /** Prometheus adds these itself. */
  private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance");

  private final Exposition endpoint = scraped();

  private static Exposition scraped() {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    MicrometerMetrics metrics = Connected.metrics();
    try (MetricsServer server = MetricsServer.open(any, metrics::scrape)) {
      int port = ((InetSocketAddress) server.address()).getPort();
      try (var page = URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
        return Exposition.read(new String(page.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError("the endpoint does not answer", e);
    }
  }

  private static JsonNode alerts() throws IOException {
    return strict(new YAMLMapper()).readTree(ALERTS.toFile());
  }

  private static JsonNode board() throws IOException {
    return strict(new ObjectMapper()).readTree(BOARD.toFile());
  }

  private static ObjectMapper strict(ObjectMapper mapper) {
    return mapper
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  private static List<JsonNode> rules() throws IOException {
    return alerts()
        .at("/groups")
        .valueStream()
        .flatMap(group -> group.get("rules").valueStream())
        .toList();
  }

  private static List<String> expressions() throws IOException {
    Stream<String> ofAlerts = rules().stream().map(rule -> rule.get("expr").textValue());
    Stream<String> ofBoard = board().findValuesAsText("expr").stream();
    return Stream.concat(ofAlerts, ofBoard).toList();
  }

  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    expressions().forEach(expression -> named.addAll(PromQl.metrics(expression)));
    return named;
  }

  @Test
  void everyMetricThatIsNamedIsOnTheEndpoint() throws IOException {
    Set<String> known = new HashSet<>(endpoint.names());
    known.add("up");
    assertThat(known).containsAll(named());
  }

  @Test
  void everyLabelAndValueThatIsNamedIsOnTheEndpoint() throws IOException {
    for (String expression : expressions()) {
      for (Selector selector : PromQl.selectors(expression)) {
        if (!selector.metric().equals("up")) {
          assertThat(endpoint.samples())
              .as("%s of %s", selector, expression)
              .anyMatch(sample -> matches(sample, selector));
        }
      }
    }
  }

  private static boolean matches(Exposition.Sample sample, Selector selector) {
    Set<String> labels = new HashSet<>(sample.labels().keySet());
    labels.addAll(LABELS_OF_PROMETHEUS);
    return sample.name().equals(selector.metric())
        && labels.containsAll(selector.named())
        && selector.equal().entrySet().stream()
            .filter(equal -> !LABELS_OF_PROMETHEUS.contains(equal.getKey()))
            .allMatch(equal -> equal.getValue().equals(sample.labels().get(equal.getKey())));
  }

  @Test
  void everyMetricOfOursIsOnTheBoardOrInAnAlert() throws IOException {
    Set<String> named = named();
    for (String family : endpoint.types().keySet()) {
      boolean used = named.stream().anyMatch(name -> name.startsWith(family));
      boolean most = family.endsWith("_max");
      assertThat(used || most || family.startsWith("process_")).as(family).isTrue();
    }
  }

  @Test
  void everyAlertHasWhatItsReaderNeeds() throws IOException {
    List<JsonNode> rules = rules();
    assertThat(rules).hasSizeGreaterThan(8);
    assertThat(rules).extracting(rule -> rule.get("alert").textValue()).doesNotHaveDuplicates();
    for (JsonNode rule : rules) {
      assertThat(rule.at("/labels/severity").textValue()).isIn("page", "ticket");
      assertThat(rule.at("/annotations/summary").textValue()).contains("{{ $labels.instance }}");
      assertThat(Set.of("alert", "expr", "for", "labels", "annotations"))
          .containsAll(rule.propertyStream().map(Map.Entry::getKey).toList());
    }
  }

  @Test
  void everyPanelHasATitleAQueryAndAPlaceOfItsOwn() throws IOException {
    Set<String> cells = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : board().get("panels")) {
      assertThat(panel.get("title").textValue()).isNotBlank();
      assertThat(panel.get("targets").size()).isPositive();
      assertThat(ids.add(panel.get("id").intValue())).isTrue();
      JsonNode place = panel.get("gridPos");
      for (int x = 0; x < place.get("w").intValue(); x++) {
        for (int y = 0; y < place.get("h").intValue(); y++) {
          int column = place.get("x").intValue() + x;
          assertThat(column).isLessThan(24);
          assertThat(cells.add(column + " " + (place.get("y").intValue() + y))).isTrue();
        }
      }
    }
  }

  @Test
  void theReaderOfExpressionsIsNotBlind() {
    assertThat(PromQl.metrics("sum by (a, b) (rate(x_total{k=\"y_z\"}[5m])) / on (c) q > 1e3"))
        .containsExactly("q", "x_total");
    assertThat(PromQl.metrics("time() - min(t{i=~\"$i\"}) unless inf")).containsExactly("t");
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> PromQl.metrics("sum(x"));
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> PromQl.metrics("summ(x)"));
    assertThat(PromQl.selectors("x{a=\"1\",b=~\".*\"}"))
        .containsExactly(new Selector("x", Map.of("a", "1"), Set.of("a", "b")));
  }
}
