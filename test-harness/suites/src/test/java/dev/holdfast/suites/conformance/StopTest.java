package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** StopTask: the signal, the patience, and the end of everything the task started. */
@NeedsNode
class StopTest extends OnePlugin {
  private static final String LOOP = "echo ready; while true; do sleep 0.1; done";
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  @Test
  @DisplayName("65 a task that handles the signal ends by itself, with its own code")
  void row065_aTaskMayEndInGoodOrder() throws Exception {
    RigTask task = runUntilReady("trap 'exit 5' INT; " + LOOP);

    task.stop(PATIENCE, "SIGINT");

    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(5));
  }

  @Test
  @DisplayName("66 a task that ignores the signal is killed after the time-out, not earlier")
  void row066_aTaskThatDoesNotEndIsKilled() throws Exception {
    RigTask task = runUntilReady("trap '' TERM; " + LOOP);
    long begun = System.nanoTime();

    task.stop(TWO_SECONDS, "SIGTERM");

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(TWO_SECONDS);
    assertThat(task.await(PATIENCE)).isEqualTo(new ExitReport(137, 9, false, ""));
  }

  @Test
  @DisplayName("67 without patience it is killed at once")
  void row067_withoutATimeOutItIsKilledAtOnce() throws Exception {
    RigTask task = runUntilReady("trap 'exit 5' TERM; " + LOOP);

    task.stop(Duration.ZERO, "SIGTERM");

    assertThat(task.await(PATIENCE)).isEqualTo(new ExitReport(137, 9, false, ""));
  }

  @Test
  @DisplayName("68 without a signal in the job it is SIGTERM, and the end is told as such")
  void row068_theDefaultSignalIsTerm() throws Exception {
    RigTask task = start(idle());

    task.stop(PATIENCE, "");

    assertThat(task.await(PATIENCE)).isEqualTo(new ExitReport(143, 15, false, ""));
  }

  @Test
  @DisplayName("69 an unknown signal is refused by name and the task lives")
  void row069_anUnknownSignalIsRefused() throws IOException {
    RigTask task = start(idle());

    assertThatThrownBy(() -> task.stop(TWO_SECONDS, "SIGFOO"))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("SIGFOO");
    assertThat(Outside.isAlive(task)).isTrue();
  }

  @Test
  @DisplayName("70 to stop what has ended, or what nobody knows, is fine")
  void row070_toStopWhatIsNotThereIsFine() throws Exception {
    RigTask task = run("exit 0");
    task.await(PATIENCE);

    assertThatCode(() -> task.stop(PATIENCE, "SIGTERM")).doesNotThrowAnyException();
    assertThatCode(() -> driver().stop("no/such/task", PATIENCE, "")).doesNotThrowAnyException();
    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(0));
  }

  @Test
  @DisplayName("71 all that the task started ends with it, also what has left its session")
  void row071_theWholeTreeEnds() throws Exception {
    RigTask task =
        runUntilReady(
            "trap '' TERM; sleep 1000 & setsid sh -c \"trap '' TERM; sleep 1000 & wait\" & "
                + "echo ready; wait");
    assertThat(task.processes()).hasSizeGreaterThanOrEqualTo(3);

    task.stop(Duration.ofMillis(100), "SIGTERM");

    Outside.awaitDeath(task);
    assertThat(task.await(PATIENCE).successful()).isFalse();
  }
}
