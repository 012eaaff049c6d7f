package dev.holdfast.suites.bench;

import com.google.protobuf.Timestamp;
import dev.holdfast.nomadside.rig.RigTask;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code /bin/true} through the plugin beside {@code systemd-run} of the same, turn by turn. */
final class StartBench {
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 200;

  private StartBench() {}

  static void run(Bench bench, Report report) throws Exception {
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    List<Long> lags = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      long plugin = throughPlugin(bench, i, lags);
      long systemd = throughSystemdRun();
      if (i >= WARM_UP) {
        ours.add(plugin);
        theirs.add(systemd);
      }
    }
    Figures a = new Figures(ours);
    Figures b = new Figures(theirs);
    double over = a.medianMillis() - b.medianMillis();
    report.row("/bin/true through systemd-run", "", b);
    report.row("/bin/true through the plugin, start to exit", "", a);
    report.row(
        "difference of the medians",
        "at most 20 ms",
        String.format(
            Locale.ROOT, "%.1f ms (ratio %.2f)", over, a.medianMillis() / b.medianMillis()));
    Figures lag = new Figures(lags.subList(WARM_UP, lags.size()));
    report.row("exit to WaitTask's answer", "50 ms", lag);
  }

  private static long throughPlugin(Bench bench, int i, List<Long> lags) throws Exception {
    long began = System.nanoTime();
    RigTask task = bench.start(Bench.task("true" + i, "/bin/true"));
    task.await(Duration.ofSeconds(30));
    Instant told = Instant.now();
    long took = System.nanoTime() - began;
    Timestamp ended = task.inspect().getTask().getCompletedAt();
    Instant endedAt = Instant.ofEpochSecond(ended.getSeconds(), ended.getNanos());
    lags.add(Math.max(0, Duration.between(endedAt, told).toNanos()));
    task.destroy(true);
    return took;
  }

  private static long throughSystemdRun() throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder("systemd-run", "--quiet", "--wait", "--collect", "/bin/true")
            .inheritIO()
            .start();
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("systemd-run did not end well");
    }
    return System.nanoTime() - began;
  }
}
