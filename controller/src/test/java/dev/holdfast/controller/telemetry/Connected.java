package dev.holdfast.controller.telemetry;

import dev.holdfast.controller.telemetry.Metrics.Phase;
import dev.holdfast.store.StoreInfo;
import java.time.Instant;
import java.util.Map;

/** Metrics to which everything is connected that a controller connects. */
final class Connected {
  private Connected() {}

  static MicrometerMetrics metrics() {
    MicrometerMetrics metrics = new MicrometerMetrics("systemd");
    metrics.build("1.2.3");
    metrics.tasks("systemd", () -> Map.of(Phase.RUNNING, 3));
    metrics.launches(() -> 2, () -> 5, 8);
    metrics.store(
        () -> new StoreInfo("memory", 5, 4096, 7, Instant.ofEpochSecond(9), 2_500_000_000L));
    return metrics;
  }
}
