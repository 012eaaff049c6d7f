package dev.holdfast.trial.conformance;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.proto.nomad.driver.TaskState;
import dev.holdfast.trial.fault.Endings;
import dev.holdfast.trial.profile.Ability;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Start, wait and what the task sees. */
final class LifeRows {
  private static final int TOGETHER = 10;

  private LifeRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(41, "StartTask answers a handle that echoes its configuration", LifeRows::handle),
        Row.of(42, "exit 0 is told as 0", bench -> exits(bench, 0)),
        Row.of(43, "exit 43 is told unchanged", bench -> exits(bench, 43)),
        Row.of(44, "WaitTask of a running task does not answer", LifeRows::waits),
        Row.of(45, "WaitTask after the end answers at once, and again", LifeRows::waitsAgain),
        Row.of(46, "two WaitTask get the same answer", LifeRows::waitsTwice),
        Row.of(47, "a cancelled WaitTask leaves the task alone", LifeRows::cancels),
        Row.of(
            48,
            "WaitTask of an unknown task is refused",
            bench ->
                unknown(() ->
                    bench
                        .transcript()
                        .waiting(() -> bench.driver().waitFor("no/such/task"))
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join())),
        Row.of(49, "a task that a signal ended is told by that signal", LifeRows::signalled),
        Row.of(50, "what is written to NOMAD_ALLOC_DIR is on the host", LifeRows::allocDir),
        Row.of(51, "stdout and stderr reach Nomad's pipes", LifeRows::logs).needing(Ability.LOGS),
        Row.of(54, "the environment of the job reaches the task", LifeRows::environment),
        Row.of(61, "the same id is not started twice", LifeRows::twice),
        Row.of(64, "ten tasks start at once", LifeRows::many),
        Row.of(76, "InspectTask tells running and exited", LifeRows::inspects),
        Row.of(94, "the first sample of stats has memory", LifeRows::stats).needing(Ability.STATS),
        Row.of(99, "want of memory is told as such", LifeRows::memory).needing(Ability.MEMORY));
  }

  private static void handle(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    TaskHandle handle = task.handle();
    Expect.that(handle.getVersion() >= 1, "the handle's version is " + handle.getVersion());
    Expect.same("the id", task.id(), handle.getConfig().getId());
    bench.clear(task);
  }

  private static void exits(Bench bench, int code) throws Exception {
    RowTask task = bench.start("exit " + code);
    Expect.code(code, bench.end(task));
    task.destroy(false);
  }

  private static void waits(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    CompletableFuture<ExitReport> waiting = task.waiting();
    TimeUnit.SECONDS.sleep(1);
    Expect.that(!waiting.isDone(), "WaitTask answered while the task ran");
    waiting.cancel(true);
    bench.clear(task);
  }

  private static void waitsAgain(Bench bench) throws Exception {
    RowTask task = bench.start("exit 7");
    Expect.code(7, bench.end(task));
    Expect.code(7, bench.end(task));
    bench.clear(task);
  }

  private static void waitsTwice(Bench bench) throws Exception {
    RowTask task = bench.start("sleep 0.5; exit 7");
    CompletableFuture<ExitReport> first = task.waiting();
    CompletableFuture<ExitReport> second = task.waiting();
    Expect.code(7, first.get(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    Expect.code(7, second.get(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    bench.clear(task);
  }

  private static void cancels(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    task.waiting().cancel(true);
    Expect.same("the state", TaskState.RUNNING, task.inspect().getTask().getState());
    Expect.that(!task.copies().isEmpty(), "the task does not live any more");
    bench.clear(task);
  }

  private static void unknown(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException refused) {
      Expect.that(
          !(refused.getCause() instanceof TimeoutException),
          "WaitTask of an unknown task was neither answered nor refused within 30 s");
      return;
    }
    throw new RowFailed("WaitTask of an unknown task was answered");
  }

  private static void signalled(Bench bench) throws Exception {
    RowTask task = bench.start(Endings.killsItself(9));
    Expect.signal(9, bench.end(task));
    bench.clear(task);
  }

  private static void allocDir(Bench bench) throws Exception {
    RowTask task = bench.start("echo here >\"$NOMAD_ALLOC_DIR/row\"; exit 0");
    Expect.code(0, bench.end(task));
    Expect.that(
        Files.exists(task.folders().shared().resolve("row")),
        "the file is not in the allocation's folder on the host");
    bench.clear(task);
  }

  private static void logs(Bench bench) throws Exception {
    RowTask task = bench.start("echo one; echo two; echo bad >&2; exit 0");
    Expect.code(0, bench.end(task));
    Bench.until(
        "stdout has the lines one and two, and nothing else",
        () -> task.stdout().equals("one\ntwo\n"));
    Bench.until("stderr has the line bad, and nothing else", () -> task.stderr().equals("bad\n"));
    bench.clear(task);
  }

  private static void environment(Bench bench) throws Exception {
    String script = "[ \"$ROW\" = \"a b\" ] && [ -n \"$NOMAD_TASK_NAME\" ] && exit 5; exit 6";
    TaskSpec spec = bench.spec(script).withEnv(Map.of("ROW", "a b"));
    RowTask task = bench.start(spec, bench.config(spec, script), script);
    Expect.code(5, bench.end(task));
    bench.clear(task);
  }

  private static void twice(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    TaskConfig config = task.config();
    var _ =
        Expect.refused(
            "the second StartTask",
            () ->
                bench
                    .transcript()
                    .call("StartTask of the same", () -> bench.driver().start(config)));
    Expect.same("copies", 1, task.copies().size());
    bench.clear(task);
  }

  private static void many(Bench bench) throws Exception {
    List<TaskConfig> configs = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      configs.add(bench.config(bench.spec("exit 4"), "exit 4"));
    }
    List<CompletableFuture<TaskHandle>> starts =
        configs.stream()
            .map(config ->
                CompletableFuture.supplyAsync(
                    () -> bench.driver().start(config), Thread::startVirtualThread))
            .toList();
    starts.forEach(CompletableFuture::join);
    for (TaskConfig config : configs) {
      var end = bench.driver().waitFor(config.getId());
      Expect.code(4, end.get(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS));
      bench.clear(config.getId());
    }
  }

  private static void inspects(Bench bench) throws Exception {
    RowTask task = bench.run("sleep 1; exit 9");
    Expect.same("the state", TaskState.RUNNING, task.inspect().getTask().getState());
    Expect.code(9, bench.end(task));
    Expect.same("the state", TaskState.EXITED, task.inspect().getTask().getState());
    bench.clear(task);
  }

  private static void stats(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.LOOP);
    var watch = task.stats(Duration.ofSeconds(1));
    var sample =
        watch.await(
            it -> it.getStats().getAggResourceUsage().getMemory().getRss() > 0, Bench.PATIENCE);
    int came = watch.messages().size();
    boolean open = watch.isOpen();
    watch.cancel();
    Expect.that(
        sample.isPresent(),
        "TaskStats gave %d samples and none with a resident memory above 0; %s"
            .formatted(came, open ? "30 s were over" : "the stream was ended"));
    bench.clear(task);
  }

  private static void memory(Bench bench) throws Exception {
    RowTask task = bench.start("exec tail /dev/zero");
    ExitReport end = bench.end(task);
    Expect.that(
        end.oomKilled() && !end.successful(),
        "WaitTask should tell oom_killed and no success, but told " + Transcript.words(end));
    bench.clear(task);
  }
}
