package dev.holdfast.trial.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.trial.report.ViolationReport;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private final Transcript transcript = new Transcript();

  private String text() {
    return String.join("\n", transcript.lines().stream().map(ViolationReport.Line::text).toList());
  }

  @Test
  void bothSidesOfACallAreNoted() {
    transcript.call("StopTask (timeout 2 s)", () -> {});

    assertThat(text())
        .isEqualTo("StopTask (timeout 2 s) is asked\nStopTask (timeout 2 s) was accepted");
  }

  @Test
  void anEndIsNotedWhenItIsTold() {
    CompletableFuture<ExitReport> answer = new CompletableFuture<>();
    var _ = transcript.waiting(() -> answer);
    assertThat(text()).isEqualTo("WaitTask is asked");

    answer.complete(new ExitReport(137, 9, true, ""));

    assertThat(text()).endsWith("WaitTask told exit code 137, signal 9, oom_killed");
  }

  @Test
  void aCallThatIsNeverAnsweredLeavesItsQuestion() {
    transcript.note("TaskStats is asked");

    assertThat(text()).isEqualTo("TaskStats is asked");
    assertThat(transcript.refused()).isEmpty();
  }
}
