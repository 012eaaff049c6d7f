package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** A plugin with hundreds of tasks dies. How fast it is on a quiet machine, the benchmark tells. */
@NeedsNode
class ManyTasksTest {
  private static final int TASKS = Integer.getInteger("holdfast.tasks", 200);
  private static final Duration LIMIT =
      Duration.ofMillis(Integer.getInteger("holdfast.recovery_millis", 10_000));

  @EachSeed
  @Tag("A12")
  @DisplayName("A12 hundreds of tasks are recovered in time, and no call of theirs hangs")
  void allAreRecoveredInTime() throws Exception {
    try (Stage stage = Stage.open()) {
      List<RigTask> tasks = stage.startSteady(TASKS);
      var copies = Stage.copies(tasks);
      stage.rig().killPlugin();

      long began = System.nanoTime();
      stage.rig().relaunch();
      CompletableFuture.allOf(
              tasks.stream().map(ManyTasksTest::recover).toArray(CompletableFuture[]::new))
          .join();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf(
          "%d tasks recovered %d ms after the launch began%n", TASKS, took.toMillis());

      assertThat(took).isLessThan(LIMIT);
      assertThat(Stage.copies(tasks)).isEqualTo(copies);
    }
  }

  private static CompletableFuture<Void> recover(RigTask task) {
    return CompletableFuture.runAsync(task::recover, work -> Thread.ofVirtual().start(work));
  }
}
