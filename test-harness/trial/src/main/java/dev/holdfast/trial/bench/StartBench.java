package dev.holdfast.trial.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** B1: from the call of StartTask to the first instruction of the task, and to the answer. */
final class StartBench implements Benchmark {
  @Override
  public String id() {
    return "B1";
  }

  @Override
  public void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception {
    for (int atOnce : sizes.atOnce()) {
      for (Times times : startAll(stand, atOnce)) {
        samples.accept(metric("StartTask to first instruction", atOnce), times.toFirst());
        samples.accept(metric("StartTask to its answer", atOnce), times.toAnswer());
      }
      stand.destroyAll();
    }
  }

  private static Metric metric(String name, int atOnce) {
    return Metric.millis("B1", name + ", " + atOnce + " at once", "");
  }

  private record Times(double toFirst, double toAnswer) {}

  private static List<Times> startAll(Stand stand, int count) throws Exception {
    List<BenchTask> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(stand.prepare(Payload.ends()));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
      List<Future<Times>> starts =
          tasks.stream().map(task -> pool.submit(() -> start(stand, task))).toList();
      List<Times> times = new ArrayList<>();
      for (Future<Times> start : starts) {
        times.add(start.get());
      }
      return times;
    }
  }

  private static Times start(Stand stand, BenchTask task) throws Exception {
    long asked = System.nanoTime();
    stand.driver().start(task.config());
    long answered = System.nanoTime();
    long began = task.life().beganNanos(Spans.LIMIT);
    return new Times(Spans.millis(asked, began), Spans.millis(asked, answered));
  }
}
