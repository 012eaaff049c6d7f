package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** One workload stands still, another waits for somebody who never comes. */
@NeedsNode
class SickTaskTest {
  private static final int CALLS = 40;

  /** Of a busy machine; who waits for the sick one waits for seconds. */
  private static final Duration NOISE = Duration.ofSeconds(1);

  @EachSeed
  @Tag("A14")
  @DisplayName("A14 a stopped process and a log pipe that nobody reads delay no other task's calls")
  void othersAreNotDelayed() throws Exception {
    try (Stage stage = Stage.open()) {
      stage.expectCommands();
      RigTask well = stage.start(Script.steady("well"));
      RigTask frozen = stage.start(Script.steady("frozen"));
      Duration usual = slowestUsual(stage, well);

      String pid = String.valueOf(frozen.copies().getFirst().pid());
      Shell.run("kill", "-STOP", pid);
      Thread unread = Thread.ofVirtual().start(() -> startUnread(stage));
      Duration now = slowestUsual(stage, well);
      Shell.run("kill", "-CONT", pid);

      assertThat(now)
          .as("p95 beside the sick, %s before", usual)
          .isLessThan(usual.multipliedBy(2).plus(NOISE));
      frozen.stop(Duration.ofSeconds(1), "");
      assertThat(frozen.await(Stage.PATIENCE).signal()).isEqualTo(15);
      unread.join();
    }
  }

  /** The 95th percentile of calls of all sorts. */
  private static Duration slowestUsual(Stage stage, RigTask well) throws Exception {
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      long began = System.nanoTime();
      well.inspect();
      well.exec(Duration.ofSeconds(5), "/bin/true");
      RigTask brief = stage.rig().start(Script.of("brief" + i, "exit 3"));
      assertThat(brief.await(Stage.PATIENCE).exitCode()).isEqualTo(3);
      brief.destroy(false);
      took.add(Duration.ofNanos(System.nanoTime() - began));
    }
    Collections.sort(took);
    return took.get(CALLS * 95 / 100);
  }

  /** Its start ends when the task is destroyed with the stage's others. */
  private static void startUnread(Stage stage) {
    TaskSpec spec = Script.steady("unread");
    try {
      TaskConfig config = stage.rig().prepare(spec);
      LogCollector logs = new LogCollector(stage.rig().folders(spec));
      logs.kill();
      var handle = stage.rig().driver().start(config);
      Stage.pause(Duration.ofSeconds(3));
      stage.rig().driver().destroy(handle.getConfig().getId(), true);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
