package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.TaskState;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A driver finds its tasks again, and removes what they leave. */
class RecoveryRowsTest extends RowsOfTheGoDriver {
  private static final int CODE = 7;

  @Test
  @DisplayName("RecoverTask, the same driver")
  void sameDriverRecoversARunningTask() throws Exception {
    RigTask task = start(Jobs.idle());
    String container = PodmanPlugin.container(task);
    task.recover();
    goesOn(task, container);
  }

  @Test
  @DisplayName("RecoverTask, a new driver")
  void newDriverRecoversARunningTask() throws Exception {
    RigTask task = start(Jobs.idle());
    String container = PodmanPlugin.container(task);
    plugin().rig().killPlugin();
    plugin().rig().relaunch();
    task.recoverAfterAgentRestart();
    goesOn(task, container);
  }

  private static void goesOn(RigTask task, String container) throws Exception {
    assertThat(task.inspect().getTask().getState()).isEqualTo(TaskState.RUNNING);
    assertThat(PodmanPlugin.container(task)).isEqualTo(container);
    task.destroy(true);
    assertThat(PodmanPlugin.ids(task)).isEmpty();
  }

  @Test
  @DisplayName("RecoverTask, a new driver with a stopped container")
  void newDriverTellsHowAStoppedTaskEnded() throws Exception {
    endsUnseen(plugin());
  }

  @Test
  @DisplayName("RecoverTask, the same with recover_stopped")
  void endIsToldAlsoWhereStoppedTasksAreToBeRecovered() throws Exception {
    try (PodmanPlugin other = PodmanPlugin.with(Map.of("recover_stopped", true))) {
      endsUnseen(other);
    }
  }

  private static void endsUnseen(PodmanPlugin plugin) throws Exception {
    RigTask task =
        plugin.start(
            Jobs.container(
                "/bin/sh", "-c", "while [ ! -e /local/go ]; do sleep 0.1; done; exit 7"));
    String container = PodmanPlugin.container(task);
    plugin.rig().killPlugin();
    java.nio.file.Files.createFile(task.folders().local().resolve("go"));
    Shell.run("podman", "wait", container);
    plugin.rig().relaunch();
    task.recoverAfterAgentRestart();
    assertThat(task.await(PodmanPlugin.PATIENCE)).isEqualTo(ExitReport.code(CODE));
    task.destroy(false);
    assertThat(PodmanPlugin.ids(task)).isEmpty();
  }

  @Test
  @DisplayName("GC_Container_on")
  void destroyedTaskLeavesNoContainer() throws Exception {
    RigTask task = start(Jobs.container("/bin/true"));
    task.await(PodmanPlugin.PATIENCE);
    assertThat(PodmanPlugin.ids(task)).hasSize(1);
    task.destroy(false);
    assertThat(PodmanPlugin.ids(task)).isEmpty();
  }

  @Test
  @DisplayName("GC_Container_off")
  void destroyedTaskLeavesItsContainerWhereTheAgentWantsThat() throws Exception {
    Map<String, Object> kept = Map.of("gc", java.util.List.of(Map.of("container", false)));
    String container;
    try (PodmanPlugin other = PodmanPlugin.with(kept)) {
      RigTask task = other.start(Jobs.container("/bin/sh", "-c", "exit 7"));
      task.await(PodmanPlugin.PATIENCE);
      container = PodmanPlugin.container(task);
      task.destroy(false);
      assertThat(PodmanPlugin.inspect(task, "{{.State.ExitCode}}")).isEqualTo("7");
    }
    Shell.run("podman", "rm", container);
  }
}
