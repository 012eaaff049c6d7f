package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.proto.nomad.driver.TaskHandle;
import io.grpc.Status;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.driver.Handles;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.InspectTaskResponse;
import dev.holdfast.suites.NeedsNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RecoverTask, mostly after the plugin was killed. */
@NeedsNode
class RecoverTest extends OnePlugin {

  private void crash() {
    rig().killPlugin();
    rig().relaunch();
  }

  @Test
  @DisplayName("110 a recovered task is what it was: same status, waiting, stopping")
  void row110_aRecoveredTaskIsWhatItWas() throws Exception {
    RigTask task = start(idle());
    InspectTaskResponse before = task.inspect();
    crash();

    task.recover();

    assertThat(task.inspect().getTask()).isEqualTo(before.getTask());
    assertThat(task.copies()).hasSize(1);
    CompletableFuture<ExitReport> waiting = task.waiting();
    assertThat(task.exec(PATIENCE, "echo", "hello").stdout()).isEqualTo("hello\n");
    assertThat(waiting).isNotDone();
    task.stop(PATIENCE, "SIGTERM");
    assertThat(waiting).succeedsWithin(PATIENCE).isEqualTo(new ExitReport(143, 15, false, ""));
  }

  @Test
  @DisplayName(
      "111 the handle as an agent's restart leaves it, without the driver's config, will do")
  void row111_theConfigIsNotNeeded() throws Exception {
    RigTask task = start(idle());
    crash();

    task.recoverAfterAgentRestart();

    assertThat(task.inspect().getTask().getId()).isEqualTo(task.id());
    task.stop(Duration.ZERO, "");
    assertThat(task.await(PATIENCE).signal()).isEqualTo(9);
  }

  @Test
  @DisplayName("112 recovering twice, or what is known anyway, changes nothing")
  void row112_recoveryMayBeRepeated() throws Exception {
    RigTask task = start(idle());
    var before = task.copies();

    task.recover();
    crash();
    task.recover();
    task.recover();

    assertThat(task.copies()).isEqualTo(before);
  }

  @Test
  @DisplayName("113 a task that ended while the plugin was dead is recovered with its true code")
  void row113_anExitInBetweenIsNotLost() throws Exception {
    RigTask task = runUntilReady("echo ready; while [ ! -e go ]; do sleep 0.1; done; exit 7");
    rig().killPlugin();
    Files.createFile(task.folders().taskDir().resolve("go"));
    Outside.awaitDeath(task);
    rig().relaunch();

    task.recoverAfterAgentRestart();

    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(7));
  }

  @Test
  @DisplayName("113 an end that was told before the crash is told again after it")
  void row113_anExitThatWasToldIsToldAgain() throws Exception {
    RigTask task = run("exit 7");
    task.await(PATIENCE);
    crash();

    task.recover();

    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(7));
  }

  @Test
  @DisplayName("114 a task that vanished is an honest loss, and can be destroyed")
  void row114_aVanishedTaskIsAnHonestLoss() throws Exception {
    RigTask task = start(idle());
    String unit = Outside.unit(Outside.pid(task));
    rig().killPlugin();
    Outside.removeUnit(unit);
    rig().relaunch();

    assertEndedOrUnknown(task);
    destroyForgivingly(task);
    assertThatThrownBy(task::inspect).isInstanceOf(DriverException.class);
  }

  /** Either nobody knows it, or its end is told, and as no success. */
  private static void assertEndedOrUnknown(RigTask task) throws Exception {
    try {
      task.recover();
    } catch (DriverException refused) {
      assertThat(refused.looksLikePluginDeath()).isFalse();
      return;
    }
    assertThat(task.await(PATIENCE).successful()).isFalse();
  }

  private static void destroyForgivingly(RigTask task) {
    try {
      task.destroy(true);
    } catch (DriverException unknown) {
      assertThat(unknown.code()).isEqualTo(Status.Code.NOT_FOUND);
    }
  }

  @Test
  @DisplayName("114 a task that was destroyed is never recovered as running")
  void row114_aDestroyedTaskIsNotRecoveredAsRunning() throws Exception {
    RigTask task = start(idle());
    task.destroy(true);

    assertEndedOrUnknown(task);
    crash();
    assertEndedOrUnknown(task);
    destroyForgivingly(task);
  }

  @Test
  @DisplayName("115 handles that are garbage or of another version are refused and do no harm")
  void row115_garbageIsRefused() throws Exception {
    RigTask task = start(idle());
    var handle = task.handle();

    for (byte[] garbage : new byte[][] {{}, {0, 1, 2}, bytes("{}"), bytes("[1]"), bytes("null")}) {
      assertRefused(Handles.withState(handle, garbage));
    }
    assertRefused(Handles.withVersion(handle, 0));
    assertRefused(Handles.withVersion(handle, 99));
    assertRefused(TaskHandle.getDefaultInstance());
    assertThatCode(task::recover).doesNotThrowAnyException();
    assertThat(task.copies()).hasSize(1);
  }

  private void assertRefused(TaskHandle handle) {
    assertThatThrownBy(() -> driver().recover(handle))
        .isInstanceOfSatisfying(
            DriverException.class, error -> assertThat(error.looksLikePluginDeath()).isFalse())
        .message()
        .hasLineCount(1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
