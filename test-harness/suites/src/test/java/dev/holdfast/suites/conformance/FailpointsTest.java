package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.PluginProcess;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin dies at exact instants, and what it left is gone on with. */
@NeedsNode
class FailpointsTest extends OnePlugin {
  private static final int KILLED = 128 + 9;
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final ExitReport TERMINATED = new ExitReport(128 + 15, 15, false, "");

  @Override
  PluginFile plugin(PluginFile plain) throws IOException {
    control().say("");
    return plain.withVariable("HOLDFAST_FAILPOINTS", control().path().toString());
  }

  private ControlFile control() {
    return ControlFile.in(workshop());
  }

  @AfterEach
  void release() throws IOException {
    control().say("");
  }

  private void dieOnce(String point, TaskSpec task) throws IOException {
    control().say("%s task=%s/%s = 1*exit".formatted(point, task.allocId(), task.name()));
  }

  private void assertDiedAt(String point) throws IOException {
    PluginProcess process = rig().instance().process();
    assertThat(process.awaitExit(PATIENCE)).isTrue();
    assertThat(process.exitCode()).hasValue(KILLED);
    assertThat(control().fired().getLast()).contains("\t" + point + "\t");
  }

  /** Closes what is left of the connection to the dead one. */
  private void comeBack() {
    rig().killPlugin();
    rig().relaunch();
  }

  private void endsOnce(RigTask task) throws Exception {
    assertThat(task.copies()).hasSize(1);
    task.stop(GRACE, "");
    assertThat(task.await(PATIENCE)).isEqualTo(TERMINATED);
    task.destroy(false);
    assertThat(task.copies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store.put.before",
        "store.put.after",
        "runtime.observe.after",
        "runtime.launch.before",
        "bus.start_transient_unit.before",
        "bus.start_transient_unit.after",
        "runtime.launch.after"
      })
  @Tag("A05")
  @DisplayName("A05 a start that dies at an instant is gone on with")
  void aStartThatDiesAtAnInstantIsGoneOnWith(String point) throws Exception {
    TaskSpec spec = idle();
    TaskConfig config = rig().prepare(spec);
    dieOnce(point, spec);
    DriverException cut =
        catchThrowableOfType(DriverException.class, () -> rig().driver().start(config));
    assertThat(cut.looksLikePluginDeath()).isTrue();
    assertDiedAt(point);
    comeBack();
    endsOnce(rig().start(spec, config));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store.put.after",
        "runtime.signal.before",
        "bus.kill_unit.after",
        "runtime.signal.after",
      })
  @Tag("A06")
  @DisplayName("A06 a stop that dies at an instant is finished")
  void aStopThatDiesAtAnInstantIsFinished(String point) throws Exception {
    RigTask task = start(idle());
    dieOnce(point, task.spec());
    assertThat(catchThrowableOfType(DriverException.class, () -> task.stop(GRACE, ""))).isNotNull();
    assertDiedAt(point);
    comeBack();
    task.recover();
    task.stop(GRACE, "");
    assertThat(task.await(PATIENCE)).isEqualTo(TERMINATED);
    task.destroy(false);
    assertThat(task.copies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime.remove.before", "bus.stop_unit.after", "runtime.remove.after"})
  @Tag("A06")
  @DisplayName("A06 a destroy that dies at an instant leaves nothing")
  void aDestroyThatDiesAtAnInstantLeavesNothing(String point) throws Exception {
    RigTask task = start(idle());
    dieOnce(point, task.spec());
    assertThat(catchThrowableOfType(DriverException.class, () -> task.destroy(true))).isNotNull();
    assertDiedAt(point);
    comeBack();
    task.destroy(true);
    assertThat(task.copies()).isEmpty();
  }

  @Test
  void aStartWhoseAnswerIsLostOnTheBusSucceedsOnce() throws Exception {
    control().say("bus.start_transient_unit.after = 1*delay(100)+lost");
    endsOnce(start(idle()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.put.before", "disk.write.before", "disk.force.before"})
  @Tag("A24")
  @DisplayName("A24 a full disk refuses a start for now and leaves nothing")
  void aFullDiskRefusesAStartForNowAndLeavesNothing(String point) throws Exception {
    TaskSpec spec = idle().withoutLogs();
    control().say(point + " = 1*error(full)");
    DriverException refused = catchThrowableOfType(DriverException.class, () -> start(spec));
    assertThat(refused).hasMessageContaining("No space left on device");
    assertThat(refused.recoverable()).isTrue();
    endsOnce(start(spec));
  }
}
