package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * B3: SIGKILL of the plugin with many running tasks, until all are recovered and waited for again.
 * The kernel says through each task's pipe whether it still lives.
 */
final class RecoveryBench implements Benchmark {
  private static final int KILLS = 3;

  @Override
  public String id() {
    return "B3";
  }

  @Override
  public int rounds(Sizes sizes) {
    return Math.max(1, sizes.rounds() / 10);
  }

  @Override
  public void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception {
    for (int count : sizes.recoveries()) {
      Crowd crowd = Crowd.start(stand, count);
      for (int kill = 0; kill < KILLS; kill++) {
        recover(stand, crowd, samples);
      }
      stand.destroyAll();
    }
  }

  private static void recover(Stand stand, Crowd crowd, BiConsumer<Metric, Double> samples) {
    stand.rig().killPlugin();
    long launched = System.nanoTime();
    stand.rig().relaunch();
    long ready = stand.rig().instance().process().readyNanos();
    long refused = crowd.handles().stream().filter(handle -> !recovers(stand, handle)).count();
    List<CompletableFuture<ExitReport>> waits =
        crowd.tasks().stream().map(task -> stand.driver().waitFor(task.id())).toList();
    boolean served = isServed(stand, crowd.tasks().getLast());
    long done = System.nanoTime();
    int count = crowd.tasks().size();
    String of = " of " + count + " tasks";
    samples.accept(
        Metric.millis(
            "B3", "recovery" + of + ", from the handshake", count == 500 ? "2000 ms" : ""),
        Spans.millis(ready, done));
    samples.accept(
        Metric.millis("B3", "recovery" + of + ", from the launch", ""),
        Spans.millis(launched, done));
    double lost = count - crowd.living();
    double told = waits.stream().filter(CompletableFuture::isDone).count();
    samples.accept(
        new Metric("B3", "not recovered, lost or told as ended" + of, "tasks", "0"),
        refused + lost + told + (served ? 0 : 1));
    waits.forEach(wait -> wait.cancel(false));
  }

  private static boolean recovers(Stand stand, TaskHandle handle) {
    try {
      stand.driver().recover(handle);
      return true;
    } catch (DriverException refused) {
      return false;
    }
  }

  private static boolean isServed(Stand stand, BenchTask task) {
    try {
      stand.driver().inspect(task.id());
      return true;
    } catch (DriverException refused) {
      return false;
    }
  }
}
