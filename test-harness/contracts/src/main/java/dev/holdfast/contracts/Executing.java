package dev.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Commands beside a running workload, where the runtime can. */
public interface Executing extends ContractPart {

  private Exec exec() {
    Workbench.needs(bench().runtime().exec().isPresent(), "exec");
    return bench().runtime().exec().orElseThrow();
  }

  private WorkloadSpec living() {
    return bench().launchUntilReady(bench().programs().runsUntilKilled());
  }

  @Test
  @Clause("ExecSession.await")
  default void exitOfACommandIsToldAsOftenAsAsked() throws InterruptedException {
    Exec exec = exec();
    try (ExecSession session = exec.start(living().id(), bench().programs().exitsWith(5), false)) {
      assertThat(session.await()).isEqualTo(ExitStatus.exited(5));
      assertThat(session.await()).isEqualTo(ExitStatus.exited(5));
    }
  }

  @Test
  @Clause({"ExecSession.stdin", "ExecSession.stdout"})
  default void commandReadsItsInputToTheEnd() throws IOException, InterruptedException {
    Exec exec = exec();
    String text = Launching.HOSTILE.repeat(100);
    try (ExecSession session = exec.start(living().id(), bench().programs().copiesInput(), false)) {
      session.stdin().write(text.getBytes(UTF_8));
      session.stdin().close();
      assertThat(new String(session.stdout().readAllBytes(), UTF_8)).isEqualTo(text);
      assertThat(session.await()).isEqualTo(ExitStatus.exited(0));
    }
  }

  @Test
  @Clause({"ExecSession.stdout", "ExecSession.stderr"})
  default void outputAndErrorsAreKeptApart() throws IOException {
    Exec exec = exec();
    var command = bench().programs().prints("to stdout", "to stderr");
    try (ExecSession session = exec.start(living().id(), command, false)) {
      assertThat(new String(session.stdout().readAllBytes(), UTF_8)).isEqualTo("to stdout");
      assertThat(new String(session.stderr().readAllBytes(), UTF_8)).isEqualTo("to stderr");
    }
  }

  @Test
  @Clause({"Exec.start", "ExecSession.resize"})
  default void terminalJoinsOutputAndErrors() throws IOException, InterruptedException {
    Exec exec = exec();
    var command = bench().programs().prints("to stdout", "to stderr");
    try (ExecSession session = exec.start(living().id(), command, true)) {
      session.resize(24, 80);
      assertThat(new String(session.stdout().readAllBytes(), UTF_8))
          .contains("to stdout")
          .contains("to stderr");
      assertThat(session.stderr().readAllBytes()).isEmpty();
      assertThat(session.await()).isEqualTo(ExitStatus.exited(0));
    }
  }

  @Test
  @Clause("Exec.start")
  default void commandForAnAbsentWorkloadIsRefused() {
    Exec exec = exec();
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    assertThatThrownBy(() -> exec.start(spec.id(), bench().programs().exitsWith(0), false))
        .isInstanceOf(RuntimeRefused.class);
  }

  @Test
  @Clause("Exec.start")
  default void commandForAnEndedWorkloadIsRefused() {
    Exec exec = exec();
    WorkloadSpec spec = bench().launch(bench().programs().exitsWith(0));
    bench().awaitEnd(spec.id());
    assertThatThrownBy(() -> exec.start(spec.id(), bench().programs().exitsWith(0), false))
        .isInstanceOf(RuntimeRefused.class);
  }

  @Test
  @Clause("Exec.start")
  default void missingCommandIsRefusedAndTheWorkloadRunsOn() {
    Exec exec = exec();
    WorkloadSpec spec = living();
    Observation before = bench().runtime().observe(spec.id());
    assertThatThrownBy(() -> exec.start(spec.id(), bench().programs().missing(), false))
        .isInstanceOf(RuntimeRefused.class);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(before);
  }

  @Test
  @Clause("ExecSession.close")
  default void closingEndsTheCommandAndSparesTheWorkload() {
    Exec exec = exec();
    WorkloadSpec spec = living();
    Observation before = bench().runtime().observe(spec.id());
    ExecSession session = exec.start(spec.id(), bench().programs().runsUntilKilled(), false);
    CompletableFuture<ExitStatus> end = CompletableFuture.supplyAsync(() -> endOf(session));
    session.close();
    session.close();
    bench().eventually(() -> assertThat(end).isDone());
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(before);
  }

  @Test
  @Clause({"R6", "Exec.start"})
  default void commandEndsWithItsWorkload() {
    Exec exec = exec();
    WorkloadSpec spec = living();
    try (ExecSession session = exec.start(spec.id(), bench().programs().runsUntilKilled(), false)) {
      CompletableFuture<ExitStatus> end = CompletableFuture.supplyAsync(() -> endOf(session));
      bench().kill(spec.id());
      bench().runtime().remove(spec.id());
      bench().eventually(() -> assertThat(end).isDone());
    }
  }

  private static ExitStatus endOf(ExecSession session) {
    try {
      return session.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for a command", e);
    }
  }
}
