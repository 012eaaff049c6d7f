package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.launch.PluginProcess;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import java.time.Duration;
import java.util.function.BiConsumer;

/** B8: from the launch of the executable to its handshake line, and to its first healthy word. */
final class LaunchBench implements Benchmark {
  private static final Metric HANDSHAKE =
      Metric.millis("B8", "launch to handshake", "300 ms median");
  private static final Metric HEALTHY =
      Metric.millis("B8", "launch to first healthy fingerprint", "");

  @Override
  public String id() {
    return "B8";
  }

  @Override
  public void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception {
    long began = System.nanoTime();
    PluginProcess process = PluginProcess.launch(stand.contender().file());
    samples.accept(HANDSHAKE, Spans.millis(began, process.readyNanos()));
    process.kill();
    process.awaitExit(Duration.ofSeconds(10));
    stand.rig().killPlugin();
    long again = System.nanoTime();
    stand.rig().relaunch();
    boolean healthy =
        stand
            .driver()
            .fingerprints()
            .await(print -> print.getHealth() == HealthState.HEALTHY, Spans.LIMIT)
            .isPresent();
    if (!healthy) {
      throw new IllegalStateException("the driver did not say that it is healthy");
    }
    samples.accept(HEALTHY, Spans.millis(again, System.nanoTime()));
  }
}
