package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExecOutcome;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One command beside a running task. */
@NeedsNode
class ExecTest extends OnePlugin {

  @Test
  @DisplayName("80 the code of a command is its result, not an error of the call")
  void row080_aCommandsCodeIsItsResult() throws IOException {
    ExecOutcome outcome = exec(start(idle()), "echo out; echo err >&2; exit 1");

    assertThat(outcome.exit()).isEqualTo(ExitReport.code(1));
    assertThat(outcome.stdout()).isEqualTo("out\n");
    assertThat(outcome.stderr()).isEqualTo("err\n");
  }

  private static ExecOutcome exec(RigTask task, String script) {
    return task.exec(PATIENCE, "/bin/sh", "-c", script);
  }

  @Test
  @DisplayName("80 a command sees the files of the task")
  void row080_aCommandSeesTheTasksFiles() throws IOException {
    RigTask task = start(idle());
    Files.writeString(task.folders().local().resolve("note"), "written before");

    assertThat(exec(task, "cat $NOMAD_TASK_DIR/note").stdout()).isEqualTo("written before");
  }

  @Test
  @DisplayName("80 a program that is not there is told as such, by its name")
  void row080_aMissingProgramIsTold() throws IOException {
    RigTask task = start(idle());
    String name = "/no/such/program";

    try {
      ExecOutcome outcome = task.exec(PATIENCE, name);
      assertThat(outcome.exit().successful()).isFalse();
      assertThat(outcome.stdout() + outcome.stderr()).contains(name);
    } catch (DriverException refused) {
      assertThat(refused).hasMessageContaining(name);
    }
  }

  @Test
  @DisplayName("80 beside a task that nobody knows nothing is run")
  void row080_anUnknownTaskIsAnError() {
    assertThatThrownBy(() -> driver().exec("no/such/task", PATIENCE, "true"))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("task not found");
  }

  @Test
  @DisplayName("81 a command that takes too long is killed, and that is an error")
  void row081_aCommandThatTakesTooLongIsKilled() throws IOException {
    RigTask task = start(idle());
    long begun = System.nanoTime();

    assertThatThrownBy(() -> task.exec(Duration.ofSeconds(1), "/bin/sleep", "4781"))
        .isInstanceOf(DriverException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    await().atMost(PATIENCE).until(() -> Outside.processesWith("4781").isEmpty());
    assertThat(Outside.isAlive(task)).isTrue();
  }

  @Test
  @DisplayName("93 a command is in the task's control groups")
  void row093_aCommandIsInTheTasksControlGroups() throws IOException {
    RigTask task = start(idle());

    String groups = exec(task, "cat /proc/self/cgroup").stdout();

    String own = Files.readString(Path.of("/proc/" + Outside.pid(task) + "/cgroup"));
    assertThat(groups).isEqualTo(own);
  }

  @Test
  @DisplayName("93 a command has the task's user, variables and working directory")
  void row093_aCommandHasTheTasksSurroundings() throws IOException {
    RigTask task =
        start(
            idle()
                .withUser("daemon")
                .withEnv(Map.of("GREETING", "it's \"$me\""))
                .with("working_directory", "local"));

    ExecOutcome outcome = exec(task, "id -u; id -g; pwd; printf '%s' \"$GREETING\"");

    assertThat(outcome.stdout()).isEqualTo("1\n1\n" + task.folders().local() + "\nit's \"$me\"");
  }

  @Test
  @DisplayName("93 what a command writes is on the host: this driver does not isolate files")
  void row093_filesAreSharedWithTheHost() throws IOException {
    RigTask task = start(idle());

    exec(task, "echo made >$NOMAD_TASK_DIR/by-exec");

    assertThat(task.folders().local().resolve("by-exec")).hasContent("made");
  }
}
