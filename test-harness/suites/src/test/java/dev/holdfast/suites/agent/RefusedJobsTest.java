package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a user is told of a job that cannot be run. */
@NeedsAgent
final class RefusedJobsTest {
  @Test
  void unknownTaskOptionIsNamed(AgentRig rig) {
    RunningJob job =
        rig.run(JobText.batch("unknown-option", "exit 0").withConfig("comand_line = \"x\""));

    TaskReport task = job.awaitDead();

    assertThat(task.failed()).isTrue();
    assertThat(task.messages()).contains("comand_line");
    assertThat(job.processes()).isEmpty();
  }

  /** Row 57. */
  @Test
  void missingCommandIsNamed(AgentRig rig) {
    RunningJob job =
        rig.run(
            """
            job "no-command" {
              type = "batch"
              group "g" {
                restart {
                  attempts = 0
                  mode     = "fail"
                }
                task "main" {
                  driver = "systemd"
                  config {
                    args = ["x"]
                  }
                }
              }
            }
            """);

    assertThat(job.awaitDead().messages()).contains("command");
    assertThat(job.task().failed()).isTrue();
  }

  @Test
  void programThatIsNotThereIsNamed(AgentRig rig) {
    RunningJob job =
        rig.run(
            JobText.batch("no-program", "x")
                .withConfig("")
                .hcl()
                .replace("/bin/sh", "/no/such/program"));

    assertThat(job.awaitDead().messages()).contains("/no/such/program");
    assertThat(job.task().failed()).isTrue();
  }

  /** Row 55. */
  @Test
  void unknownUserIsNamedAndNotTriedAgain(AgentRig rig) {
    RunningJob job =
        rig.run(
            JobText.batch("unknown-user", "exit 0")
                .withRestart("attempts = 3\ninterval = \"10m\"\ndelay = \"1s\"\nmode = \"fail\"")
                .with("user = \"nobody-has-this-name\""));

    TaskReport task = job.awaitDead();

    assertThat(task.messages()).contains("nobody-has-this-name");
    assertThat(task.of("Driver Failure")).hasSize(1);
    assertThat(task.restarts()).isZero();
  }

  @Test
  void wrongOptionValueIsNamedWithWhatIsAllowed(AgentRig rig) {
    RunningJob job =
        rig.run(
            JobText.batch("wrong-value", "exit 0")
                .withConfig("logging {\n driver = \"syslog\"\n}"));

    assertThat(job.awaitDead().messages()).contains("syslog").contains("journald");
  }
}
