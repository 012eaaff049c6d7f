package dev.holdfast.suites.bench;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** SIGKILL of the plugin with many running tasks, until all are recovered and waited on again. */
final class RecoveryBench {
  private static final int ROUNDS = 5;

  private RecoveryBench() {}

  static void run(Bench bench, int count, Report report) throws Exception {
    List<RigTask> tasks = bench.startIdle(count);
    Figures recovery = Figures.of(0, ROUNDS, () -> recover(bench, tasks));
    report.row(
        "recovery of " + count + " running tasks, from the handshake line",
        count == 500 ? "2000 ms" : "",
        recovery);
    report.row(
        "resident memory after that",
        "",
        String.format(Locale.ROOT, "%.1f MiB", ProcessCost.residentMib(bench.pid())));
    bench.destroy(tasks);
  }

  private static long recover(Bench bench, List<RigTask> tasks) {
    bench.rig.killPlugin();
    bench.rig.relaunch();
    long began = bench.rig.instance().process().readyNanos();
    tasks.forEach(RigTask::recover);
    List<CompletableFuture<ExitReport>> waits = tasks.stream().map(RigTask::waiting).toList();
    tasks.getLast().inspect();
    long took = System.nanoTime() - began;
    if (waits.stream().anyMatch(CompletableFuture::isDone)) {
      throw new IllegalStateException("a running task was told as ended");
    }
    return took;
  }
}
