package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.trial.profile.Ability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * B7: numbered lines from a task to the file that Nomad would show, undisturbed and over a SIGKILL
 * of the plugin in the midst of them.
 */
final class LogBench implements Benchmark {
  private static final Metric RATE = new Metric("B7", "log path", "MB/s", "50");
  private static final Metric CPU = Metric.of("B7", "CPU of plugin and helpers", "s per GB");
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(2);

  @Override
  public String id() {
    return "B7";
  }

  @Override
  public int rounds(Sizes sizes) {
    return 3;
  }

  @Override
  public boolean applies(Contender contender) {
    return contender.profile().can(Ability.LOGS);
  }

  @Override
  public void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception {
    undisturbed(stand, sizes.logLines(), samples);
    killed(stand, sizes.logLines(), samples);
  }

  private static void undisturbed(Stand stand, int lines, BiConsumer<Metric, Double> samples)
      throws Exception {
    BenchTask task = stand.prepare(Payload.prints(lines), true);
    double cpu = Cost.of(Cost.tree(stand.pid())).cpuSeconds();
    stand.driver().start(task.config());
    CompletableFuture<ExitReport> wait = stand.driver().waitFor(task.id());
    long began = task.life().beganNanos(Spans.LIMIT);
    wait.get(Spans.LIMIT.toSeconds(), TimeUnit.SECONDS);
    drain(task);
    long arrived = lastChange(task.folders().stdoutFile(), began);
    double bytes = size(task.folders().stdoutFile());
    double spent = Cost.of(Cost.tree(stand.pid())).cpuSeconds() - cpu;
    if (bytes > 0) {
      samples.accept(RATE, bytes / 1e6 / (Math.max(1, Spans.millis(began, arrived)) / 1000));
      samples.accept(CPU, spent * 1e9 / bytes);
    }
    count("undisturbed", task, lines, samples);
    stand.destroy(task);
  }

  private static void killed(Stand stand, int lines, BiConsumer<Metric, Double> samples)
      throws Exception {
    BenchTask task = stand.prepare(Payload.prints(lines), true);
    TaskHandle handle = stand.driver().start(task.config());
    long deadline = System.nanoTime() + DRAIN.toNanos();
    while (size(task.folders().stdoutFile()) == 0 && System.nanoTime() < deadline) {
      Spans.pause(POLL);
    }
    stand.rig().killPlugin();
    stand.rig().relaunch();
    stand.driver().recover(handle);
    stand.driver().waitFor(task.id()).get(Spans.LIMIT.toSeconds(), TimeUnit.SECONDS);
    drain(task);
    count("over a SIGKILL of the plugin", task, lines, samples);
    stand.destroy(task);
  }

  private static void drain(BenchTask task) throws IOException {
    new LogCollector(task.folders()).finish(DRAIN);
  }

  private static void count(
      String when, BenchTask task, int lines, BiConsumer<Metric, Double> samples)
      throws IOException {
    Lines counted = Lines.count(task.folders().stdoutFile(), lines);
    String of = " of " + lines + " lines, " + when;
    samples.accept(new Metric("B7", "lost" + of, "lines", "0"), (double) counted.lost());
    samples.accept(new Metric("B7", "doubled" + of, "lines", "0"), (double) counted.doubled());
    samples.accept(new Metric("B7", "strange" + of, "lines", "0"), (double) counted.strange());
  }

  /** The file's last change on the clock of {@code nanoTime}; the begin if it never changed. */
  private static long lastChange(Path file, long beganNanos) throws IOException {
    if (!Files.exists(file)) {
      return beganNanos;
    }
    long wallAgo = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
    return System.nanoTime() - Duration.ofMillis(wallAgo).toNanos();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
