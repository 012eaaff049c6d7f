package dev.holdfast.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.StoreInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void momentsAreCountedUnderTheDriversName() {
    Metrics metrics = new MicrometerMetrics("systemd");
    metrics.taskStarted(Duration.ofMillis(20));
    metrics.startFailed(true);
    metrics.recovered(Metrics.Recovery.RUNNING);
    metrics.exitReported(Duration.ofMillis(-1));
    metrics.breaker(Metrics.Breaker.OPEN);
    metrics.tasks("running", () -> 3);
    metrics.store(() -> new StoreInfo("memory", 5, 4096, 7, null));
    assertThat(metrics.scrape().lines())
        .contains("holdfast_task_start_seconds_count{driver=\"systemd\"} 1")
        .contains("holdfast_exit_report_lag_seconds_count{driver=\"systemd\"} 1")
        .contains("holdfast_recovered_total{driver=\"systemd\",outcome=\"running\"} 1.0")
        .contains("holdfast_breaker_state{driver=\"systemd\"} 2.0")
        .contains("holdfast_tasks{driver=\"systemd\",state=\"running\"} 3.0")
        .contains("holdfast_store_records{driver=\"systemd\"} 5.0")
        .contains("holdfast_store_syncs_total{driver=\"systemd\"} 7.0")
        .contains("holdfast_task_start_failed_total{driver=\"systemd\",recoverable=\"true\"} 1.0");
  }

  @Test
  void faultsAreCounted() {
    Metrics metrics = new MicrometerMetrics("x");
    Faults.logged(metrics).report("a test", new IllegalStateException("made for the test"));
    assertThat(metrics.scrape().lines()).contains("holdfast_bugs_total{driver=\"x\"} 1.0");
  }

  @Test
  void thePageServesWhatIsScraped() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (MetricsPage page = MetricsPage.open(any, () -> "holdfast 1\n")) {
      URI uri = URI.create("http://127.0.0.1:" + page.address().getPort() + "/metrics");
      try (var body = uri.toURL().openStream()) {
        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("holdfast 1\n");
      }
    }
  }
}
