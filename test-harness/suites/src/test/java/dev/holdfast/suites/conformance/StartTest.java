package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskState;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What StartTask answers, and that there is never more than one of a task. */
@NeedsNode
class StartTest extends OnePlugin {
  private static final int MANY = 10;

  @Test
  @DisplayName("41 the handle: a version, the config as given, running, a state that can be read")
  void row041_theHandleHoldsWhatRecoveryNeeds() throws Exception {
    RigTask task = start(idle());

    assertThat(task.handle().getVersion()).isPositive();
    assertThat(task.handle().getConfig()).isEqualTo(task.config());
    assertThat(task.handle().getState()).isEqualTo(TaskState.RUNNING);
    assertThat(new ObjectMapper().readTree(task.handle().getDriverState().toByteArray()).isObject())
        .isTrue();
  }

  @Test
  @DisplayName("41 a start is answered only when the program runs")
  void row041_afterTheAnswerTheProgramRuns() throws Exception {
    RigTask task = start(idle());

    assertThat(task.copies()).hasSize(1);
    assertThat(Outside.unit(Outside.pid(task))).startsWith("holdfast-").endsWith(".service");
  }

  @Test
  @DisplayName("61 an id that is started already is refused")
  void row061_theSameIdIsNotStartedTwice() throws IOException {
    RigTask task = start(idle());

    assertThatThrownBy(() -> driver().start(task.config()))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("already started");
    assertThat(task.copies()).hasSize(1);
  }

  @Test
  @DisplayName("62 what an ended attempt left is out of the way of the next one")
  void row062_anEndedAttemptIsPurged() throws Exception {
    TaskSpec spec = shell("exit 4");
    start(spec).await(PATIENCE);
    forget();

    assertThat(start(spec).await(PATIENCE)).isEqualTo(ExitReport.code(4));
  }

  /** The agent dies before it has stored the handle: nobody will ever recover that task. */
  private void forget() {
    rig().killPlugin();
    rig().relaunch();
  }

  @Test
  @DisplayName("63 an attempt that still runs unknown to Nomad is never doubled")
  void row063_aForgottenAttemptIsNeverDoubled() throws Exception {
    TaskSpec spec = idle().withoutLogs();
    RigTask first = start(spec);
    forget();

    RigTask second = start(spec);

    assertThat(second.copies()).hasSize(1);
    assertThat(second.inspect().getTask().getState()).isEqualTo(TaskState.RUNNING);
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  @DisplayName("63 a start that is repeated with the same id after a crash finds its task again")
  void row063_aRepeatedStartFindsItsTask() throws Exception {
    TaskSpec spec = idle();
    RigTask first = start(spec);
    var before = first.copies();
    forget();

    RigTask second = rig().start(spec, first.config());

    assertThat(second.copies()).isEqualTo(before);
  }

  @Test
  @DisplayName("64 many tasks start in parallel")
  void row064_manyTasksStartInParallel() throws Exception {
    List<TaskConfig> configs = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      configs.add(rig().prepare(shell("exit 6")));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<ExitReport>> ends =
          configs.stream()
              .map(config -> CompletableFuture.supplyAsync(() -> runToEnd(config), threads))
              .toList();
      for (CompletableFuture<ExitReport> end : ends) {
        assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(ExitReport.code(6));
      }
    }
  }

  private ExitReport runToEnd(TaskConfig config) {
    driver().start(config);
    ExitReport report = driver().waitFor(config.getId()).join();
    driver().destroy(config.getId(), true);
    return report;
  }

  @Test
  @DisplayName("41 a hundred arguments of all kinds reach the program unchanged")
  void row041_argumentsReachTheProgramUnchanged() throws Exception {
    List<String> odd =
        List.of(
            "$HOME", "$$", "%n", "%%", "a b", "", "'", "\"", "\\", "\\n", "tab\there", "-x", "é");
    List<String> args = new ArrayList<>(List.of("-c", "printf '<%s>' \"$@\" >args", "sh"));
    IntStream.range(0, 8).forEach(i -> args.addAll(odd));

    RigTask task = start(TaskSpec.of("task").with("command", "/bin/sh").with("args", args));

    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    String expected = "<" + String.join("><", args.subList(3, args.size())) + ">";
    assertThat(Files.readString(task.folders().taskDir().resolve("args"))).isEqualTo(expected);
  }
}
