package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;

/** A service that must not notice what happens around it. */
record Survivor(RunningJob job, ProcessIdentity process, TaskReport then) {
  private static final Duration SOON = Duration.ofSeconds(70);

  static Survivor start(AgentRig rig, String id) {
    return of(rig.run(job(id)));
  }

  /** Its job file. */
  static JobText job(String id) {
    return JobText.service(id, "i=0; while :; do i=$((i+1)); echo line $i; sleep 0.2; done");
  }

  /** The same of a job that another driver runs. */
  static Survivor of(RunningJob job) {
    ProcessIdentity process = job.process();
    return new Survivor(job, process, job.awaitRunning());
  }

  /** The same process runs once, Nomad has it again, and tells nothing new of it. */
  void isFoundAgain() {
    Waiting.until("exec in " + job.id(), SOON, this::answer, "found\n"::equals);
    assertThat(job.processes()).containsExactly(process);
    TaskReport now = job.task();
    assertThat(now.restarts()).isZero();
    assertThat(now.startedAt()).isEqualTo(then.startedAt());
    assertThat(now.types()).isEqualTo(then.types());
    assertThat(job.allocs()).hasSize(1);
    logsGoOn();
  }

  private void logsGoOn() {
    long lines = job.logs("stdout").lines().count();
    String log =
        Waiting.until(
            "log of " + job.id(),
            SOON,
            () -> job.logs("stdout"),
            text -> text.lines().count() > lines + 1);
    long number = 0;
    for (String line : log.lines().toList()) {
      number++;
      assertThat(line).isEqualTo("line " + number);
    }
  }

  private String answer() throws IOException, InterruptedException {
    try (ExecRun exec = job.exec(false, "/bin/echo", "found")) {
      return exec.result().stdout();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IOException(e);
    }
  }
}
