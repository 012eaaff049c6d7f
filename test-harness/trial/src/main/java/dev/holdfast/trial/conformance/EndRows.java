package dev.holdfast.trial.conformance;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExecOutcome;
import dev.holdfast.nomadside.driver.Handles;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.trial.profile.Ability;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Stop, destroy, signal, exec and recovery. */
final class EndRows {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private EndRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(65, "a task that handles the signal ends in its own way", EndRows::obeys),
        Row.of(66, "one that ignores it is killed after the time-out, not earlier", EndRows::kills),
        Row.of(67, "without patience it is killed at once", EndRows::atOnce),
        Row.of(70, "to stop what has ended is fine", EndRows::stopsEnded),
        Row.of(71, "the whole tree ends", EndRows::tree),
        Row.of(73, "a running task is not destroyed without force", EndRows::withoutForce),
        Row.of(74, "a forced destroy leaves nothing and forgets", EndRows::withForce),
        Row.of(77, "a signal reaches the task", EndRows::signals).needing(Ability.SIGNALS),
        Row.of(79, "an unknown signal is refused", EndRows::noSignal).needing(Ability.SIGNALS),
        Row.of(80, "ExecTask tells output and code", EndRows::exec).needing(Ability.EXEC),
        Row.of(82, "a streaming exec keeps outputs apart", EndRows::stream).needing(Ability.EXEC),
        Row.of(110, "RecoverTask after the plugin's death finds the task", EndRows::recovers),
        Row.of(111, "so it does after the agent's restart", EndRows::recoversBare),
        Row.of(112, "RecoverTask twice is fine", EndRows::recoversTwice),
        Row.of(113, "RecoverTask of an ended task is fine and its end is told", EndRows::ended),
        Row.of(115, "RecoverTask of garbage is refused and ends nothing", EndRows::garbage));
  }

  private static void obeys(Bench bench) throws Exception {
    RowTask task = bench.ready("trap 'exit 5' TERM INT; @READY; " + Bench.LOOP);
    task.stop(Bench.PATIENCE, "SIGTERM");
    Expect.code(5, bench.end(task));
    bench.clear(task);
  }

  private static void kills(Bench bench) throws Exception {
    RowTask task = bench.ready("trap '' TERM INT; @READY; " + Bench.LOOP);
    long begun = System.nanoTime();
    task.stop(GRACE, "SIGTERM");
    Expect.signal(9, bench.end(task));
    long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    Expect.that(
        took >= GRACE.toMillis(),
        "the task ended %d ms after StopTask, before its timeout of %d ms was over"
            .formatted(took, GRACE.toMillis()));
    bench.clear(task);
  }

  private static void atOnce(Bench bench) throws Exception {
    RowTask task = bench.ready("trap 'exit 5' TERM INT; @READY; " + Bench.LOOP);
    task.stop(Duration.ZERO, "SIGTERM");
    Expect.signal(9, bench.end(task));
    bench.clear(task);
  }

  private static void stopsEnded(Bench bench) throws Exception {
    RowTask task = bench.start("exit 0");
    Expect.code(0, bench.end(task));
    task.stop(GRACE, "SIGTERM");
    Expect.code(0, bench.end(task));
    bench.clear(task);
  }

  private static void tree(Bench bench) throws Exception {
    RowTask task = bench.ready("trap '' TERM; sleep 1000 & sleep 1000 & @READY; wait");
    task.stop(Duration.ofMillis(100), "SIGTERM");
    gone("StopTask", task);
    var _ = bench.end(task);
    bench.clear(task);
  }

  private static void gone(String after, RowTask task) throws Exception {
    try {
      Bench.until("every process is gone", () -> task.processes().isEmpty());
    } catch (RowFailed _) {
      List<Long> pids = task.processes().stream().map(ProcessIdentity::pid).toList();
      throw new RowFailed(
          "%d s after %s these processes of the task still live: %s"
              .formatted(Bench.PATIENCE.toSeconds(), after, pids));
    }
  }

  private static void withoutForce(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    var _ = Expect.refused("DestroyTask", () -> task.destroy(false));
    Expect.that(!task.copies().isEmpty(), "the task does not live any more");
    bench.clear(task);
  }

  private static void withForce(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    task.destroy(true);
    gone("DestroyTask", task);
    var _ = Expect.refused("InspectTask", () -> task.inspect());
  }

  private static void signals(Bench bench) throws Exception {
    RowTask task = bench.ready("trap 'exit 3' USR1; @READY; " + Bench.LOOP);
    task.signal("SIGUSR1");
    Expect.code(3, bench.end(task));
    bench.clear(task);
  }

  private static void noSignal(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    var _ = Expect.refused("SIGFOO", () -> task.signal("SIGFOO"));
    Expect.that(!task.copies().isEmpty(), "the task does not live any more");
    bench.clear(task);
  }

  private static void exec(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    ExecOutcome outcome = task.exec(Bench.PATIENCE, "/bin/sh", "-c", "echo out; exit 4");
    Expect.same("stdout", "out\n", outcome.stdout());
    Expect.same("the code", 4, outcome.exit().exitCode());
    bench.clear(task);
  }

  private static void stream(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    var stream = task.execStreaming(false, "/bin/sh", "-c", "echo out; echo bad >&2; exit 43");
    Expect.code(43, stream.await(Bench.PATIENCE));
    Expect.same("stdout", "out\n", stream.stdout());
    Expect.same("stderr", "bad\n", stream.stderr());
    bench.clear(task);
  }

  private static void recovers(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    var before = task.copies();
    bench.killPlugin();
    bench.relaunch();
    task.recover();
    Expect.same("the task's processes", before, task.copies());
    task.stop(GRACE, "");
    var _ = bench.end(task);
    bench.clear(task);
  }

  private static void recoversBare(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    var before = task.copies();
    bench.restartAgent();
    task.recoverAfterAgentRestart();
    Expect.same("the task's processes", before, task.copies());
    bench.clear(task);
  }

  private static void recoversTwice(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    bench.killPlugin();
    bench.relaunch();
    task.recover();
    task.recover();
    Expect.same("copies", 1, task.copies().size());
    bench.clear(task);
  }

  private static void ended(Bench bench) throws Exception {
    RowTask task = bench.run("sleep 1; exit 7");
    bench.killPlugin();
    Bench.until("the task has ended", () -> task.processes().isEmpty());
    bench.relaunch();
    task.recover();
    Expect.code(7, bench.end(task));
    bench.clear(task);
  }

  private static void garbage(Bench bench) throws Exception {
    RowTask task = bench.run(Bench.IDLE);
    byte[] garbage = "no state of any driver".getBytes(StandardCharsets.UTF_8);
    bench.killPlugin();
    bench.relaunch();
    try {
      bench
          .transcript()
          .call(
              "RecoverTask (a driver state that is none)",
              () -> bench.driver().recover(Handles.withState(task.handle(), garbage)));
    } catch (DriverException refused) {
      Expect.that(
          !refused.looksLikePluginDeath(),
          "RecoverTask with a driver state that is none ended the plugin");
    }
    Expect.that(!task.copies().isEmpty(), "the task does not live any more");
    task.recover();
    bench.clear(task);
  }
}
