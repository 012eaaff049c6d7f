package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** The second half, in the next boot: the agent on its old data, and what it makes of its jobs. */
public final class AgentAfterReboot {
  private static final Duration SOON = Duration.ofSeconds(60);

  private AgentAfterReboot() {}

  /** Ends with an error if anything is not as it must be. */
  public static void main(String[] args) throws IOException {
    try (AgentRig rig = AgentRig.open(AgentBeforeReboot.setup())) {
      RunningJob steady = rig.known(AgentBeforeReboot.STEADY);
      Waiting.until("copies after the reboot", SOON, steady::processes, list -> list.size() == 1);
      checkSteady(steady.awaitRunning());
      checkOver(rig);
      assertThat(TaskProcesses.of(steady.alloc().id())).hasSize(1);
    }
  }

  private static void checkSteady(TaskReport steady) {
    assertThat(steady.ends()).as("an end that nobody saw").noneMatch(end -> end.exitCode() == 0);
    System.out.println("steady runs again, after " + steady.types());
  }

  private static void checkOver(AgentRig rig) throws IOException {
    RunningJob over = rig.known(AgentBeforeReboot.OVER);
    RunningJob failed = rig.known(AgentBeforeReboot.FAILED);
    assertThat(codes(over)).containsExactly(0);
    assertThat(codes(failed)).containsExactly(AgentBeforeReboot.CODE);
    assertThat(over.allocs()).hasSize(1);
    assertThat(Files.readAllLines(AgentBeforeReboot.runs(rig.setup()))).containsExactly("ran");
    System.out.println("jobs that were over have their codes and were not run again");
  }

  private static List<Integer> codes(RunningJob job) {
    return job.awaitDead().ends().stream().map(TaskEvent::exitCode).toList();
  }
}
