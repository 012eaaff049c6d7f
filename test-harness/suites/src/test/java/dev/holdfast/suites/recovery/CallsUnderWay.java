package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Calls of one kind on a few tasks at once, and what must come of them in the end. */
final class CallsUnderWay {
  private static final int AT_ONCE = 4;
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(150);
  private static final ExitReport TERMINATED = new ExitReport(128 + 15, 15, false, "");
  private static final ExitReport KILLED = new ExitReport(128 + 9, 9, false, "");

  private final List<CompletableFuture<Void>> calls = new ArrayList<>();

  private void add(Runnable call) {
    calls.add(CompletableFuture.runAsync(call, CallsUnderWay::thread));
  }

  private static void thread(Runnable work) {
    Thread.ofPlatform().daemon().start(work);
  }

  /** StartTasks, as calls under way and as tasks afterwards. */
  static final class Starts {
    private final RigField field;
    private final Map<TaskSpec, TaskConfig> tasks = new LinkedHashMap<>();
    private final List<CompletableFuture<RigTask>> calls = new ArrayList<>();

    Starts(RigField field, List<TaskSpec> specs) throws IOException {
      this.field = field;
      for (TaskSpec spec : specs) {
        tasks.put(spec, field.rig().prepare(spec));
      }
      start();
    }

    private void start() {
      tasks.forEach((spec, config) ->
          calls.add(
              CompletableFuture.supplyAsync(
                  () -> field.rig().start(spec, config), CallsUnderWay::thread)));
    }

    /** The plugin has died under them, and Nomad asks the next one for the same attempts. */
    void begin(Runnable relaunch) {
      calls.forEach(call -> call.handle((_, _) -> true).join());
      calls.clear();
      relaunch.run();
      start();
    }

    /** All were started, run once, end as they are told to, and leave no process. */
    void runAndEnd() throws Exception {
      List<RigTask> started = new ArrayList<>();
      for (CompletableFuture<RigTask> call : calls) {
        started.add(call.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
      }
      for (RigTask task : started) {
        field.awaitOne(task.spec());
        task.stop(GRACE, "");
        assertThat(RigField.end(task)).as(task.id()).isEqualTo(TERMINATED);
      }
      leaveNothing(started);
    }
  }

  /** A few tasks that do nothing. */
  static List<TaskSpec> idle(String name) {
    return IntStream.range(0, AT_ONCE).mapToObj(i -> Script.steady(name + "-" + i)).toList();
  }

  /** A few tasks that run and do not listen to SIGTERM. */
  static List<RigTask> stubborn(RigField field, String name) throws IOException {
    List<RigTask> tasks = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      String script = "trap '' TERM; while :; do sleep 0.1; done";
      tasks.add(field.rig().start(Script.of(name + "-" + i, script)));
    }
    tasks.forEach(task -> field.awaitOne(task.spec()));
    return tasks;
  }

  /** A StopTask each; the grace is a second. */
  static CallsUnderWay stops(List<RigTask> tasks) {
    return each(tasks, CallsUnderWay::stop);
  }

  /** Nomad asks again when it is told that a task has not ended yet. */
  private static void stop(RigTask task) {
    try {
      task.stop(GRACE, "");
    } catch (DriverException late) {
      assertThat(late).hasMessageContaining("has not ended");
      task.stop(GRACE, "");
    }
  }

  /** A forced DestroyTask each. */
  static CallsUnderWay destroys(List<RigTask> tasks) {
    return each(tasks, task -> task.destroy(true));
  }

  private static CallsUnderWay each(List<RigTask> tasks, Consumer<RigTask> call) {
    CallsUnderWay calls = new CallsUnderWay();
    tasks.forEach(task -> calls.add(() -> call.accept(task)));
    return calls;
  }

  /** The answers, which have to come and to be good. */
  void await() throws Exception {
    for (CompletableFuture<Void> call : calls) {
      call.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Each was killed when its grace was over. */
  static void wereKilled(List<RigTask> tasks) throws Exception {
    for (RigTask task : tasks) {
      assertThat(RigField.end(task)).as(task.id()).isEqualTo(KILLED);
    }
    leaveNothing(tasks);
  }

  private static void leaveNothing(List<RigTask> tasks) throws IOException {
    for (RigTask task : tasks) {
      task.destroy(false);
    }
    areGone(tasks);
  }

  static void areGone(List<RigTask> tasks) throws IOException {
    for (RigTask task : tasks) {
      assertThat(RigField.copies(task.spec())).as(task.id()).isEmpty();
    }
  }
}
