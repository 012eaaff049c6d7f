package dev.holdfast.suites.bench;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Memory with no task and per task, and the CPU of doing nothing with 100 tasks. */
final class IdleBench {
  private static final int TASKS = 100;
  private static final Duration SETTLE = Duration.ofSeconds(3);
  private static final Duration WATCH = Duration.ofSeconds(60);

  private IdleBench() {}

  static void run(Bench bench, Report report) throws Exception {
    Bench.pause(SETTLE);
    double empty = ProcessCost.residentMib(bench.pid());
    report.row("resident memory, no task", "under 110 MiB", mib(empty));
    List<RigTask> tasks = bench.startIdle(TASKS);
    List<CompletableFuture<ExitReport>> waits = tasks.stream().map(RigTask::waiting).toList();
    Bench.pause(SETTLE);
    double full = ProcessCost.residentMib(bench.pid());
    report.row(
        "resident memory, each of " + TASKS + " tasks",
        "under 0.3 MiB",
        String.format(Locale.ROOT, "%.2f MiB (%.1f in all)", (full - empty) / TASKS, full));
    double before = ProcessCost.cpuSeconds(bench.pid());
    Bench.pause(WATCH);
    double percent = 100 * (ProcessCost.cpuSeconds(bench.pid()) - before) / WATCH.toSeconds();
    report.row(
        "idle CPU, " + TASKS + " running tasks",
        "at most 1 % of a core",
        String.format(Locale.ROOT, "%.2f %% over %d s", percent, WATCH.toSeconds()));
    if (waits.stream().anyMatch(CompletableFuture::isDone)) {
      throw new IllegalStateException("a running task was told as ended");
    }
    bench.destroy(tasks);
  }

  private static String mib(double value) {
    return String.format(Locale.ROOT, "%.1f MiB", value);
  }
}
