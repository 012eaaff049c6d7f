package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** {@code nomad alloc exec} and {@code nomad alloc signal}. */
@NeedsAgent
final class ExecAndSignalTest {
  /** Row 82. */
  @Test
  void commandsOutputComesApartAndItsCodeIsTold(AgentRig rig) throws Exception {
    RunningJob job = sleeper(rig, "exec");
    ExecRun.Result result = run(job, "/bin/sh", "-c", "echo out; echo err >&2; exit 43");

    assertThat(result).isEqualTo(new ExecRun.Result(43, "out\n", "err\n"));
  }

  /** Row 85. */
  @Test
  void commandReadsWhatIsTypedUntilItEnds(AgentRig rig) throws Exception {
    RunningJob job = sleeper(rig, "stdin");
    try (ExecRun exec = job.exec(false, "/bin/cat")) {
      exec.stdin("typed\n");
      exec.closeStdin();
      assertThat(exec.result()).isEqualTo(new ExecRun.Result(0, "typed\n", ""));
    }
  }

  /** Rows 86 and 87. */
  @Test
  void terminalHasTheSizeOfTheUsers(AgentRig rig) throws Exception {
    RunningJob job = sleeper(rig, "tty");
    try (ExecRun exec = job.exec(true, "/bin/sh", "-c", "read line; stty size; exit 5")) {
      exec.resize(50, 120);
      exec.stdin("\n");
      assertThat(exec.result().exitCode()).isEqualTo(5);
      assertThat(exec.stdout()).contains("50 120\r\n");
    }
  }

  /** Row 93. */
  @Test
  void commandRunsBesideTheTaskAndSeesItsVariables(AgentRig rig) throws Exception {
    RunningJob job = sleeper(rig, "beside");
    String group = cgroup(job.process().pid());

    ExecRun.Result result =
        run(job, "/bin/sh", "-c", "echo $NOMAD_TASK_NAME; cat /proc/self/cgroup");

    assertThat(result.stdout()).startsWith("main\n").contains(group);
  }

  /** Row 80. */
  @Test
  void missingCommandIsRefusedInWords(AgentRig rig) {
    RunningJob job = sleeper(rig, "missing");

    assertThatThrownBy(() -> run(job, "/no/such/program")).hasMessageContaining("/no/such/program");
  }

  /** Row 77. */
  @Test
  void signalReachesTheTask(AgentRig rig) {
    RunningJob job =
        rig.run(
            JobText.batch(
                "signalled", "trap 'exit 3' USR1; echo ready; while :; do sleep 0.1; done"));
    job.process();
    Waiting.until(
        "log",
        java.time.Duration.ofSeconds(20),
        () -> job.logs("stdout"),
        log -> log.contains("ready"));

    job.signal("SIGUSR1");

    assertThat(job.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(3);
  }

  /** Row 78. */
  @Test
  void unknownSignalIsRefusedInWords(AgentRig rig) {
    RunningJob job = sleeper(rig, "unknown-signal");

    assertThatThrownBy(() -> job.signal("SIGNONSENSE"))
        .isInstanceOf(NomadRefused.class)
        .hasMessageContaining("SIGNONSENSE");
    assertThat(job.task().running()).isTrue();
  }

  private static RunningJob sleeper(AgentRig rig, String id) {
    RunningJob job = rig.run(JobText.service(id, "exec sleep 600"));
    job.process();
    job.awaitRunning();
    return job;
  }

  private static ExecRun.Result run(RunningJob job, String... command)
      throws IOException, InterruptedException, TimeoutException {
    try (ExecRun exec = job.exec(false, command)) {
      return exec.result();
    }
  }

  private static String cgroup(long pid) throws IOException {
    return java.nio.file.Files.readString(java.nio.file.Path.of("/proc/" + pid + "/cgroup"))
        .lines()
        .filter(line -> line.contains(":memory:") || line.startsWith("0::"))
        .map(line -> line.substring(line.lastIndexOf(':') + 1))
        .filter(path -> path.length() > 1)
        .findFirst()
        .orElseThrow();
  }
}
