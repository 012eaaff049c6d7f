package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SignalTask. */
@NeedsNode
class SignalTest extends OnePlugin {

  @Test
  @DisplayName("77 a signal reaches the task, whose answer is its code and its output")
  void row077_aSignalReachesTheTask() throws Exception {
    RigTask task =
        runUntilReady("trap 'echo heard; exit 3' USR1; echo ready; while true; do sleep 0.1; done");

    task.signal("SIGUSR1");

    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(3));
    awaitOutput(task, "heard");
  }

  @Test
  @DisplayName("78 a signal to an unknown task is an error with a text")
  void row078_aSignalToAnUnknownTaskIsAnError() {
    assertThatThrownBy(() -> driver().signal("no/such/task", "SIGUSR1"))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("task not found");
  }

  @Test
  @DisplayName("79 an unknown signal is refused by name and the task lives")
  void row079_anUnknownSignalIsRefused() throws Exception {
    RigTask task = start(idle());

    assertThatThrownBy(() -> task.signal("SIGFOO"))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("SIGFOO");
    assertThat(Outside.isAlive(task)).isTrue();
  }
}
