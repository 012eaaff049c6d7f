package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.TaskState;
import dev.holdfast.suites.NeedsNode;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the end of a task is told. */
@NeedsNode
class WaitTest extends OnePlugin {

  @Test
  @DisplayName("42 exit 0 is a success without signal, error or memory kill")
  void row042_exitZeroIsSuccess() throws Exception {
    ExitReport report = run("exit 0").await(PATIENCE);

    assertThat(report).isEqualTo(new ExitReport(0, 0, false, ""));
    assertThat(report.successful()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 43, 127, 203, 255})
  @DisplayName("43 an exit code is delivered unchanged and is no success")
  void row043_anExitCodeIsDeliveredUnchanged(int code) throws Exception {
    ExitReport report = run("exit " + code).await(PATIENCE);

    assertThat(report).isEqualTo(new ExitReport(code, 0, false, ""));
    assertThat(report.successful()).isFalse();
  }

  @Test
  @DisplayName("44 while the task runs there is no answer")
  void row044_aRunningTaskGivesNoResult() throws Exception {
    CompletableFuture<ExitReport> waiting = start(idle()).waiting();

    assertThatThrownBy(() -> waiting.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    waiting.cancel(true);
  }

  @Test
  @DisplayName("45 after the exit the answer comes at once, and the same every time")
  void row045_theResultCanBeAskedForAgain() throws Exception {
    RigTask task = run("exit 5");
    task.await(PATIENCE);

    for (int i = 0; i < 3; i++) {
      assertThat(task.await(Duration.ofSeconds(5))).isEqualTo(ExitReport.code(5));
    }
  }

  @Test
  @DisplayName("46 two that wait at the same time get the same result")
  void row046_twoWaitersGetTheSameResult() throws Exception {
    RigTask task = start(idle());
    CompletableFuture<ExitReport> first = task.waiting();
    CompletableFuture<ExitReport> second = task.waiting();

    task.stop(Duration.ZERO, "");

    ExitReport report = first.get(30, TimeUnit.SECONDS);
    assertThat(report).isEqualTo(new ExitReport(137, 9, false, ""));
    assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(report);
  }

  @Test
  @DisplayName("47 a caller that stops waiting does not touch the task")
  void row047_aCancelledWaitLeavesTheTaskAlone() throws Exception {
    RigTask task = start(idle());
    CompletableFuture<ExitReport> waiting = task.waiting();

    waiting.cancel(true);

    assertThat(task.inspect().getTask().getState()).isEqualTo(TaskState.RUNNING);
    assertThat(Outside.isAlive(task)).isTrue();
    CompletableFuture<ExitReport> again = task.waiting();
    task.stop(Duration.ZERO, "");
    assertThat(again.get(30, TimeUnit.SECONDS).signal()).isEqualTo(9);
  }

  @Test
  @DisplayName("48 an id that nobody knows is not found")
  void row048_anUnknownIdIsNotFound() {
    assertThat(driver().waitFor("no/such/task"))
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            DriverException.class,
            error -> assertThat(error.code()).isEqualTo(Status.Code.NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 9, 11, 15})
  @DisplayName("49 death by a signal is told with its number and 128 more as the code")
  void row049_deathByASignalIsToldWithItsNumber(int signal) throws Exception {
    ExitReport report = run("kill -%d $$".formatted(signal)).await(PATIENCE);

    assertThat(report).isEqualTo(new ExitReport(128 + signal, signal, false, ""));
  }
}
