package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a task begins and ends. */
class LifeRowsTest extends RowsOfTheGoDriver {
  private static final int SIGINT_CODE = 130;

  @Test
  @DisplayName("PingPodman")
  void fingerprintTellsTheVersion() throws InterruptedException {
    assertThat(plugin().attributes().get("driver.podman.version")).isNotEmpty();
  }

  @Test
  @DisplayName("Start_NoImage")
  void missingImageIsRefused() {
    assertRefused(script("true").with("image", ""), "image name required");
  }

  @Test
  @DisplayName("Start_Wait")
  void longTaskTellsNoEnd() throws Exception {
    CompletableFuture<ExitReport> waiting = start(Jobs.idle()).waiting();
    assertThat(waiting)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(TimeoutException.class);
    waiting.cancel(true);
  }

  @Test
  @DisplayName("Start_WaitFinish")
  void shortTaskEndsWell() throws Exception {
    RigTask task = start(Jobs.container("echo", "hello"));
    assertThat(task.await(Duration.ofSeconds(20))).isEqualTo(ExitReport.code(0));
  }

  @Test
  @DisplayName("Start_StoppedContainer")
  void neverStartedContainerOfTheSameNameIsInNobodysWay() throws Exception {
    TaskSpec spec = Jobs.idle();
    String name = spec.name() + "-" + spec.allocId();
    Shell.run("podman", "create", "--name", name, Jobs.IMAGE, "/bin/true");
    try {
      RigTask task = start(spec);
      assertThat(task.inspect().getTask().getState()).isEqualTo(TaskState.RUNNING);
      assertThat(PodmanPlugin.inspect(task, "{{.State.Running}}")).isEqualTo("true");
      task.destroy(true);
      assertThat(PodmanPlugin.ids(task)).isEmpty();
    } finally {
      Shell.run("podman", "rm", name);
    }
  }

  @Test
  @DisplayName("Start_Wait_AllocDir")
  void allocationsFolderIsWhereTheEnvironmentSays() throws Exception {
    RigTask task = start(script("echo -n hello >$NOMAD_ALLOC_DIR/output.txt"));
    plugin().output(task);
    assertThat(task.folders().shared().resolve("output.txt")).hasContent("hello");
  }

  @Test
  @DisplayName("OOM")
  void deathForMemoryIsTold() throws Exception {
    RigTask task =
        start(
            Jobs.container("/bin/sh", "-c", "exec tail /dev/zero")
                .withResources(TaskResources.of(500, 20)));
    ExitReport end = task.await(PodmanPlugin.PATIENCE);
    assertThat(end.oomKilled()).isTrue();
    assertThat(end.successful()).isFalse();
  }

  @Test
  @DisplayName("SignalTask")
  void unknownSignalIsRefusedAndAnInterruptEndsTheTask() throws Exception {
    RigTask task =
        start(Jobs.container("/bin/sh", "-c", "trap 'exit 130' INT; while :; do sleep 0.1; done"));
    assertThatThrownBy(() -> task.signal("FOO"))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("FOO");
    task.signal("SIGINT");
    assertThat(task.await(PodmanPlugin.PATIENCE).exitCode()).isEqualTo(SIGINT_CODE);
  }

  @Test
  @DisplayName("SignalTask, a program that does not handle it")
  void interruptThatNobodyHandlesIsTheSameCode() throws Exception {
    RigTask task = start(Jobs.idle());
    task.signal("SIGINT");
    assertThat(task.await(PodmanPlugin.PATIENCE).exitCode()).isEqualTo(SIGINT_CODE);
  }
}
