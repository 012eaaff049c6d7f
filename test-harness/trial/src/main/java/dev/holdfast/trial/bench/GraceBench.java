package dev.holdfast.trial.bench;

import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * B2, the part that takes long: by how much a task that ignores its signal is killed beside the end
 * of its grace.
 */
final class GraceBench implements Benchmark {
  private static final int ROUNDS = 4;

  @Override
  public String id() {
    return "B2";
  }

  /** Few: a driver that does not heed the grace may take minutes for each. */
  @Override
  public int rounds(Sizes sizes) {
    return Math.min(ROUNDS, sizes.rounds());
  }

  @Override
  public void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception {
    for (Duration grace : sizes.graces()) {
      BenchTask task = EndBench.running(stand, Payload.ignores());
      long asked = System.nanoTime();
      stand.driver().stop(task.id(), grace, "SIGTERM");
      long ended = task.life().endedNanos(Spans.LIMIT);
      String name = "death beside the end of a grace of " + grace.toSeconds() + " s";
      samples.accept(
          Metric.millis("B2", name, "at most 100 ms"),
          Math.abs((ended - asked - grace.toNanos()) / 1e6));
      stand.destroy(task);
    }
  }
}
