package dev.holdfast.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controller.telemetry.Metrics.Breaker;
import dev.holdfast.controller.telemetry.Metrics.Exit;
import dev.holdfast.controller.telemetry.Metrics.Recovery;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final MicrometerMetrics metrics = Connected.metrics();

  private Exposition page() {
    return Exposition.read(metrics.scrape());
  }

  @Test
  void momentsAreCountedUnderTheDriversName() {
    metrics.taskStarted(Duration.ofMillis(20));
    metrics.startFailed(true);
    metrics.recovered(Recovery.RUNNING);
    metrics.exited(Exit.OOM, Duration.ofMillis(-1));
    metrics.reconciled(Duration.ofMillis(3));
    metrics.passFailed();
    metrics.relisted(Duration.ofMillis(40));
    Exposition page = page();
    Map<String, String> driver = Map.of("driver", "systemd");
    assertThat(page.value("holdfast_task_start_duration_seconds_count", driver)).isEqualTo(1);
    assertThat(page.value("holdfast_task_start_failures_total", Map.of("recoverable", "true")))
        .isEqualTo(1);
    assertThat(page.value("holdfast_task_start_failures_total", Map.of("recoverable", "false")))
        .isZero();
    assertThat(page.value("holdfast_recoveries_total", Map.of("outcome", "running"))).isEqualTo(1);
    assertThat(page.value("holdfast_exits_total", Map.of("kind", "oom"))).isEqualTo(1);
    assertThat(page.value("holdfast_exit_report_lag_seconds_count", driver)).isEqualTo(1);
    assertThat(page.value("holdfast_exit_report_lag_seconds_sum", driver)).isZero();
    assertThat(page.value("holdfast_reconcile_duration_seconds_bucket", Map.of("le", "0.005")))
        .isEqualTo(1);
    assertThat(page.value("holdfast_reconcile_duration_seconds_bucket", Map.of("le", "0.002")))
        .isZero();
    assertThat(page.value("holdfast_reconcile_failures_total", driver)).isEqualTo(1);
    assertThat(page.value("holdfast_relist_duration_seconds_count", driver)).isEqualTo(1);
  }

  @Test
  void whatIsAskedForIsAskedAtEachLook() {
    System.gc();
    Exposition page = page();
    assertThat(page.value("holdfast_build_info", Map.of("version", "1.2.3"))).isEqualTo(1);
    assertThat(page.value("holdfast_tasks", Map.of("runtime", "systemd", "state", "running")))
        .isEqualTo(3);
    assertThat(page.value("holdfast_tasks", Map.of("state", "unknown"))).isZero();
    assertThat(page.value("holdfast_launches_in_flight", Map.of())).isEqualTo(2);
    assertThat(page.value("holdfast_launches_queued", Map.of())).isEqualTo(5);
    assertThat(page.value("holdfast_launches_limit", Map.of())).isEqualTo(8);
    assertThat(page.value("holdfast_store_records", Map.of())).isEqualTo(5);
    assertThat(page.value("holdfast_store_size_bytes", Map.of())).isEqualTo(4096);
    assertThat(page.value("holdfast_store_last_sync_timestamp_seconds", Map.of())).isEqualTo(9);
    assertThat(page.value("holdfast_store_sync_duration_seconds_count", Map.of())).isEqualTo(7);
    assertThat(page.value("holdfast_store_sync_duration_seconds_sum", Map.of())).isEqualTo(2.5);
    assertThat(page.value("process_resident_memory_bytes", Map.of())).isPositive();
    assertThat(page.value("process_cpu_seconds_total", Map.of())).isPositive();
    assertThat(page.value("process_start_time_seconds", Map.of())).isPositive();
  }

  @Test
  void theBreakerIsInOneStateAlways() {
    for (Breaker state : Breaker.values()) {
      metrics.breaker(state);
      Exposition page = page();
      for (Breaker each : Breaker.values()) {
        String name = MicrometerMetrics.lower(each);
        assertThat(page.value("holdfast_breaker_state", Map.of("state", name)))
            .isEqualTo(each == state ? 1 : 0);
      }
    }
  }

  @Test
  void everySeriesIsThereBeforeItsFirstEvent() {
    int before = page().samples().size();
    metrics.taskStarted(Duration.ofMillis(20));
    metrics.startFailed(false);
    metrics.passFailed();
    metrics.bug();
    metrics.relisted(Duration.ofSeconds(90));
    metrics.reconciled(Duration.ofSeconds(90));
    for (Recovery outcome : Recovery.values()) {
      metrics.recovered(outcome);
    }
    for (Exit kind : Exit.values()) {
      metrics.exited(kind, Duration.ofDays(3));
    }
    assertThat(page().samples()).hasSize(before).hasSizeLessThan(150);
  }

  @Test
  void durationsAreHistogramsThatManyNodesCanBeAddedUpIn() {
    assertThat(page().types())
        .containsEntry("holdfast_exit_report_lag_seconds", "histogram")
        .containsEntry("holdfast_reconcile_duration_seconds", "histogram")
        .containsEntry("holdfast_store_sync_duration_seconds", "summary");
  }

  @Test
  void faultsAreCounted() {
    Faults.logged(metrics).report("a test", new IllegalStateException("made for the test"));
    assertThat(page().value("holdfast_bugs_total", Map.of())).isEqualTo(1);
  }
}
