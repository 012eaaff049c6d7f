package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExecStream;
import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Script;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Commands beside tasks, when one of the two or the plugin goes away. */
@NeedsNode
class ExecAroundDeathTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int LINES = 1_000_000;

  @EachSeed
  @Tag("A22")
  @DisplayName(
      "A22 a command's output is whole, its session ends with the plugin, and works after it")
  void commandsEndWithReason(RandomGenerator random) throws Exception {
    try (Stage stage = Stage.open()) {
      stage.expectCommands();
      RigTask task = stage.start(Script.steady("task"));
      ExecStream much = task.execStreaming(false, "/bin/sh", "-c", "seq 1 " + LINES);
      assertThat(much.await(Stage.PATIENCE).exitCode()).isZero();
      isWhole(much.stdout());

      String mark = String.valueOf(900_000 + random.nextInt(99_999));
      ExecStream cut =
          task.execStreaming(random.nextBoolean(), "/bin/sh", "-c", "cat >/dev/null; : " + mark);
      await().atMost(LIMIT).until(() -> !sessions(mark).isEmpty());
      stage.rig().killPlugin();
      assertThat(cut.ended()).succeedsWithin(LIMIT).extracting(Status::isOk).isEqualTo(false);
      stage.rig().relaunch();
      worksOrSaysWhyNot(task);
      task.recover();
      assertThat(task.exec(LIMIT, "/bin/echo", "again").stdout()).isEqualTo("again\n");
      await().atMost(Stage.PATIENCE).until(() -> sessions(mark).isEmpty());
    }
  }

  /** Before RecoverTask, Nomad's word for the task is missing. */
  private static void worksOrSaysWhyNot(RigTask task) {
    try {
      assertThat(task.exec(LIMIT, "/bin/echo", "here").stdout()).isEqualTo("here\n");
    } catch (DriverException refused) {
      assertThat(refused.text()).isNotBlank();
    }
  }

  @EachSeed
  @Tag("A22")
  @DisplayName("A22 a command beside an ended task is refused in words")
  void endedTasksRefuseCommands() throws Exception {
    try (Stage stage = Stage.open()) {
      RigTask ended = stage.rig().start(Script.of("ended", "exit 4"));
      assertThat(ended.await(Stage.PATIENCE).exitCode()).isEqualTo(4);

      DriverException refused =
          catchThrowableOfType(DriverException.class, () -> ended.exec(LIMIT, "/bin/true"));
      assertThat(refused.text()).isNotBlank();
    }
  }

  private static void isWhole(String text) {
    List<String> lines = text.lines().toList();
    assertThat(lines).hasSize(LINES);
    for (int i = 0; i < LINES; i++) {
      if (!lines.get(i).equals(String.valueOf(i + 1))) {
        assertThat(lines.get(i)).as("line %d", i + 1).isEqualTo(String.valueOf(i + 1));
      }
    }
  }

  private static List<Long> sessions(String mark) throws java.io.IOException {
    return Proc.pids().stream()
        .filter(pid -> String.join(" ", Proc.commandLine(pid)).endsWith(": " + mark))
        .toList();
  }
}
