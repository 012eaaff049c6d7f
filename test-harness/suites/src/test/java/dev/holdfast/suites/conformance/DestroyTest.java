package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import java.nio.file.Files;
import com.google.protobuf.Timestamp;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.observe.Units;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.InspectTaskResponse;
import dev.holdfast.proto.nomad.driver.TaskState;
import dev.holdfast.suites.NeedsNode;
import io.grpc.Status;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The end of a task's story, and what can be asked about it until then. */
@NeedsNode
class DestroyTest extends OnePlugin {

  @Test
  @DisplayName("73 a running task is not destroyed without force")
  void row073_aRunningTaskIsNotDestroyedWithoutForce() throws IOException {
    RigTask task = start(idle());

    assertThatThrownBy(() -> task.destroy(false)).isInstanceOf(DriverException.class);
    assertThat(Outside.isAlive(task)).isTrue();
    assertThat(task.inspect().getTask().getState()).isEqualTo(TaskState.RUNNING);
  }

  @Test
  @DisplayName("74 with force the task, its children and its unit are gone, and its id unknown")
  void row074_forceDestroysEverything() throws Exception {
    RigTask task = runUntilReady("trap '' TERM; sleep 1000 & echo ready; wait");
    String unit = Outside.unit(Outside.pid(task));

    task.destroy(true);

    Outside.awaitDeath(task);
    assertForgotten(task);
    await().atMost(PATIENCE).until(() -> Units.loaded(unit).isEmpty());
  }

  private static void assertForgotten(RigTask task) {
    assertNotFound(task::inspect);
    assertThat(task.waiting())
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(DriverException.class);
  }

  private static void assertNotFound(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DriverException.class,
            error -> assertThat(error.code()).isEqualTo(Status.Code.NOT_FOUND));
  }

  @Test
  @DisplayName("74 a task that has ended is destroyed without force")
  void row074_anEndedTaskIsDestroyedWithoutForce() throws Exception {
    RigTask task = run("exit 0");
    task.await(PATIENCE);

    task.destroy(false);

    assertForgotten(task);
  }

  @Test
  @DisplayName("75 a task whose unit somebody else removed is destroyed all the same")
  void row075_aTaskRemovedByOthersCanBeDestroyed() throws Exception {
    RigTask task = start(idle());
    Outside.removeUnit(Outside.unit(Outside.pid(task)));

    assertThatCode(() -> task.destroy(true)).doesNotThrowAnyException();

    assertForgotten(task);
  }

  @Test
  @DisplayName("76 InspectTask tells state, times and result of a running and an ended task")
  void row076_inspectFollowsTheTask() throws Exception {
    RigTask task = runUntilReady("echo ready; while [ ! -e go ]; do sleep 0.1; done; exit 6");

    InspectTaskResponse running = task.inspect();
    assertThat(running.getTask().getId()).isEqualTo(task.id());
    assertThat(running.getTask().getName()).isEqualTo("task");
    assertThat(running.getTask().getState()).isEqualTo(TaskState.RUNNING);
    assertThat(running.getTask().hasResult()).isTrue();
    assertThat(running.getTask().hasCompletedAt()).isTrue();
    assertThat(running.getDriver().getAttributesMap())
        .containsEntry("pid", String.valueOf(Outside.pid(task)));

    Files.createFile(task.folders().taskDir().resolve("go"));
    task.await(PATIENCE);

    InspectTaskResponse ended = task.inspect();
    assertThat(ended.getTask().getState()).isEqualTo(TaskState.EXITED);
    assertThat(ended.getTask().getResult().getExitCode()).isEqualTo(6);
    assertThat(ended.getTask().getStartedAt()).isEqualTo(running.getTask().getStartedAt());
    assertThat(nanos(ended.getTask().getCompletedAt()))
        .isGreaterThanOrEqualTo(nanos(ended.getTask().getStartedAt()));
  }

  private static long nanos(Timestamp time) {
    return time.getSeconds() * 1_000_000_000L + time.getNanos();
  }
}
