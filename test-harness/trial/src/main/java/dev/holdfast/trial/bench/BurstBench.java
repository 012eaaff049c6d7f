package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.driver.DriverException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** B5: many starts at once, until the last of them runs. */
final class BurstBench implements Benchmark {
  @Override
  public String id() {
    return "B5";
  }

  @Override
  public int rounds(Sizes sizes) {
    return Math.max(1, sizes.rounds() / 10);
  }

  @Override
  public void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception {
    for (int count : sizes.bursts()) {
      burst(stand, count, samples);
      stand.destroyAll();
    }
  }

  private static void burst(Stand stand, int count, BiConsumer<Metric, Double> samples)
      throws Exception {
    List<BenchTask> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(stand.prepare(Payload.obeys()));
    }
    long asked = System.nanoTime();
    List<Long> began = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> starts =
          tasks.stream().map(task -> pool.submit(() -> start(stand, task))).toList();
      for (Future<Long> start : starts) {
        if (start.get() >= 0) {
          began.add(start.get());
        }
      }
    }
    String of = " in a burst of " + count;
    samples.accept(
        new Metric("B5", "starts that failed" + of, "tasks", "0"), (double) count - began.size());
    for (long each : began) {
      samples.accept(
          Metric.millis("B5", "first call to first instruction" + of, ""),
          Spans.millis(asked, each));
    }
    long last = began.stream().mapToLong(Long::longValue).max().orElse(asked);
    if (last > asked) {
      samples.accept(Metric.of("B5", "rate" + of, "tasks/s"), began.size() * 1e9 / (last - asked));
    }
  }

  /** When it began, or a negative number if it did not. */
  private static long start(Stand stand, BenchTask task) throws InterruptedException {
    try {
      stand.driver().start(task.config());
      return task.life().beganNanos(Spans.LIMIT);
    } catch (DriverException | IOException failed) {
      return -1;
    }
  }
}
