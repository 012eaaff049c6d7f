package dev.holdfast.trial.bench;

import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many tasks that do nothing. */
record Crowd(List<BenchTask> tasks, List<TaskHandle> handles) {
  private static final int AT_ONCE = 8;

  /** Starts them and waits until each runs. */
  static Crowd start(Stand stand, int count) throws Exception {
    List<BenchTask> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(stand.prepare(Payload.obeys()));
    }
    List<TaskHandle> handles = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<TaskHandle>> starts =
          tasks.stream()
              .map(task -> pool.submit(() -> stand.driver().start(task.config())))
              .toList();
      for (Future<TaskHandle> start : starts) {
        handles.add(start.get());
      }
    }
    for (BenchTask task : tasks) {
      task.life().beganNanos(Spans.LIMIT);
    }
    return new Crowd(tasks, handles);
  }

  long living() {
    return tasks.stream().filter(task -> task.life().lives()).count();
  }
}
