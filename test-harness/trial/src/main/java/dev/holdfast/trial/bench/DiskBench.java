package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.driver.ExitReport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * B6: what the plugin has the kernel write to disk for the life of one task, from start to destroy.
 * How fast a store is, only its own benchmark can tell.
 */
final class DiskBench implements Benchmark {
  private static final int LIVES = 10;
  private static final Metric WRITTEN =
      Metric.of("B6", "written to disk for the life of a task", "KiB");

  @Override
  public String id() {
    return "B6";
  }

  @Override
  public int rounds(Sizes sizes) {
    return 2;
  }

  @Override
  public void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception {
    double before = Cost.of(Cost.tree(stand.pid())).writtenBytes();
    for (int i = 0; i < LIVES; i++) {
      BenchTask task = stand.prepare(Payload.ends());
      stand.driver().start(task.config());
      CompletableFuture<ExitReport> wait = stand.driver().waitFor(task.id());
      wait.get(Spans.LIMIT.toSeconds(), TimeUnit.SECONDS);
      stand.destroy(task);
    }
    double after = Cost.of(Cost.tree(stand.pid())).writtenBytes();
    samples.accept(WRITTEN, (after - before) / LIVES / 1024);
  }
}
