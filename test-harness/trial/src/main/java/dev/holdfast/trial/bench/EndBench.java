package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.driver.ExitReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * B2: from the death of a task to the answer of WaitTask, and from StopTask to the death of a task
 * that obeys.
 */
final class EndBench implements Benchmark {
  private static final Metric TOLD =
      Metric.millis("B2", "exit to WaitTask's answer", "p99 at most 50 ms");
  private static final Metric DOWN = Metric.millis("B2", "StopTask to the task's death", "");
  private static final Metric RETURNED =
      Metric.millis("B2", "the task's death to StopTask's answer", "at most 100 ms");
  private static final Metric WRONG_CODES = Metric.of("B2", "exit codes told wrongly", "of all");
  private static final Duration SETTLE = Duration.ofMillis(50);

  @Override
  public String id() {
    return "B2";
  }

  @Override
  public void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception {
    exit(stand, samples);
    stop(stand, samples);
  }

  private static void exit(Stand stand, BiConsumer<Metric, Double> samples) throws Exception {
    BenchTask task = running(stand, Payload.endsOnCommand());
    CompletableFuture<ExitReport> wait = stand.driver().waitFor(task.id());
    CompletableFuture<Long> told = wait.thenApply(_ -> System.nanoTime());
    Spans.pause(SETTLE);
    Files.write(
        task.folders().local().resolve(Payload.GO), "go\n".getBytes(StandardCharsets.UTF_8));
    long ended = task.life().endedNanos(Spans.LIMIT);
    long heard = told.get(Spans.LIMIT.toSeconds(), TimeUnit.SECONDS);
    samples.accept(TOLD, Spans.millis(ended, heard));
    samples.accept(WRONG_CODES, wait.join().equals(ExitReport.code(7)) ? 0.0 : 1.0);
    stand.destroy(task);
  }

  private static void stop(Stand stand, BiConsumer<Metric, Double> samples) throws Exception {
    BenchTask task = running(stand, Payload.obeys());
    long asked = System.nanoTime();
    stand.driver().stop(task.id(), Spans.LIMIT, "SIGTERM");
    long answered = System.nanoTime();
    long ended = task.life().endedNanos(Spans.LIMIT);
    samples.accept(DOWN, Spans.millis(asked, ended));
    samples.accept(RETURNED, Spans.millis(ended, answered));
    stand.destroy(task);
  }

  /** A task that runs and whose traps are set. */
  static BenchTask running(Stand stand, String script) throws Exception {
    BenchTask task = stand.prepare(script);
    stand.driver().start(task.config());
    task.life().beganNanos(Spans.LIMIT);
    // A trap that is not yet set obeys nobody.
    Spans.pause(SETTLE);
    return task;
  }
}
