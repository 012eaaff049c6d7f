package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** After the death of the plugin everything works again soon, not only the tasks. */
@NeedsNode
class FullFunctionTest {
  private static final int TASKS = 100;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @EachSeed
  @Tag("A02")
  @DisplayName("A02 five seconds after a kill of the plugin 100 tasks have stats, exec and waiters")
  void everythingWorksAgain(RandomGenerator random) throws Exception {
    try (Stage stage = Stage.open()) {
      stage.expectCommands();
      List<RigTask> tasks = stage.startSteady(TASKS);
      var before = Stage.copies(tasks);
      RigTask asked = tasks.get(random.nextInt(TASKS));

      long killed = System.nanoTime();
      stage.strike();
      tasks.forEach(RigTask::recover);
      var waits = tasks.stream().map(RigTask::waiting).toList();
      var stats = tasks.stream().map(task -> task.stats(INTERVAL)).toList();
      for (var stream : stats) {
        assertThat(stream.first(Stage.PATIENCE)).isPresent();
      }
      assertThat(asked.exec(LIMIT, "/bin/echo", "here").stdout()).isEqualTo("here\n");
      Duration took = Duration.ofNanos(System.nanoTime() - killed);

      assertThat(took).isLessThan(LIMIT);
      assertThat(waits).noneMatch(java.util.concurrent.CompletableFuture::isDone);
      assertThat(Stage.copies(tasks)).isEqualTo(before);
    }
  }
}
