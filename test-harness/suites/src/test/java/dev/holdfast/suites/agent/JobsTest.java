package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

/** What a job file asks for. */
@NeedsAgent
final class JobsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Row 72. */
  @Test
  void serviceRunsUntilItIsStoppedAndEndsWithTheSignal(AgentRig rig) {
    RunningJob job = rig.run(JobText.service("stop-me", "exec sleep 600"));
    ProcessIdentity process = job.process();

    job.stop();

    TaskReport task = job.awaitDead();
    assertThat(task.failed()).isFalse();
    assertThat(task.ends())
        .singleElement()
        .satisfies(end -> {
          assertThat(end.signal()).isEqualTo(15);
          assertThat(end.exitCode()).isEqualTo(143);
        });
    assertThat(job.processes()).doesNotContain(process);
  }

  /** Row 66: systemd's own grace is not added to Nomad's. */
  @Test
  void taskThatIgnoresTheSignalIsKilledAfterKillTimeout(AgentRig rig) {
    RunningJob job =
        rig.run(JobText.service("stubborn", "trap '' TERM INT; while :; do sleep 1; done"));
    job.process();

    job.stop();

    assertThat(job.awaitDead().ends())
        .singleElement()
        .satisfies(end -> assertThat(end.signal()).isEqualTo(9));
  }

  /** Row 43. */
  @Test
  void batchThatSucceedsIsCompleteAndOneThatFailsTellsItsCode(AgentRig rig) {
    RunningJob good = rig.run(JobText.batch("good", "exit 0"));
    RunningJob bad = rig.run(JobText.batch("bad", "exit 43"));

    assertThat(good.awaitDead().failed()).isFalse();
    assertThat(good.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(0);
    assertThat(bad.awaitDead().failed()).isTrue();
    assertThat(bad.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(43);
  }

  @Test
  void restartPolicyStartsAFailingTaskAsOftenAsItSays(AgentRig rig) {
    RunningJob job =
        rig.run(
            JobText.batch("again", "exit 3")
                .withRestart("attempts = 2\ninterval = \"10m\"\ndelay = \"1s\"\nmode = \"fail\""));

    TaskReport task = job.awaitDead();

    assertThat(task.ends()).extracting(TaskEvent::exitCode).containsExactly(3, 3, 3);
    assertThat(task.restarts()).isEqualTo(2);
    assertThat(task.types()).endsWith("Not Restarting");
  }

  /** Row 126 is Nomad's own; this is what an operator does by hand. */
  @Test
  void restartByHandStartsTheTaskAnewOnce(AgentRig rig) {
    RunningJob job = rig.run(JobText.service("by-hand", "exec sleep 600"));
    ProcessIdentity before = job.process();
    job.await(TaskReport::running);

    job.restart();

    Waiting.until(
        "process after a restart",
        SOON,
        job::processes,
        now -> now.size() == 1 && !now.contains(before));
    assertThat(job.await(task -> task.restarts() == 1).running()).isTrue();
  }

  @Test
  void templateReachesTheTaskAsFileAndAsEnvironment(AgentRig rig) {
    RunningJob job =
        rig.run(
            JobText.batch("template", "cat local/greeting.txt; echo colour=$COLOUR")
                .with(
                    """
                    template {
                      data        = "hello from a template\\n"
                      destination = "local/greeting.txt"
                    }
                    template {
                      data        = "COLOUR=green\\n"
                      destination = "secrets/colour.env"
                      env         = true
                    }
                    """));
    job.awaitDead();

    assertThat(logs(job, "stdout", "colour=green"))
        .isEqualTo("hello from a template\ncolour=green\n");
  }

  @Test
  void artifactIsFetchedAndCanBeRun(AgentRig rig) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] program = "#!/bin/sh\necho artifact $1\n".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/program",
        exchange -> {
          exchange.sendResponseHeaders(200, program.length);
          try (exchange) {
            exchange.getResponseBody().write(program);
          }
        });
    server.start();
    try {
      RunningJob job =
          rig.run(
              JobText.batch("artifact", "chmod +x local/program && local/program runs")
                  .with(
                      """
                      artifact {
                        source = "http://127.0.0.1:%d/program"
                      }
                      """
                          .formatted(server.getAddress().getPort())));
      assertThat(job.awaitDead().failed()).isFalse();
      assertThat(logs(job, "stdout", "runs")).isEqualTo("artifact runs\n");
    } finally {
      server.stop(0);
    }
  }

  /** Rows 50 and 51. */
  @Test
  void logsHaveBothStreamsInOrder(AgentRig rig) {
    RunningJob job =
        rig.run(JobText.batch("logs", "for i in 1 2 3; do echo out $i; echo err $i >&2; done"));
    job.awaitDead();

    assertThat(logs(job, "stdout", "out 3")).isEqualTo("out 1\nout 2\nout 3\n");
    assertThat(logs(job, "stderr", "err 3")).isEqualTo("err 1\nerr 2\nerr 3\n");
  }

  /** Row 94, through the agent's telemetry. */
  @Test
  void usageOfARunningTaskIsReported(AgentRig rig) {
    RunningJob job = rig.run(JobText.service("usage", "while :; do :; done"));
    job.process();

    var usage =
        Waiting.until(
            "usage",
            SOON,
            () -> job.usage().path("ResourceUsage"),
            found ->
                found.path("MemoryStats").path("RSS").asLong() > 0
                    && found.path("CpuStats").path("Percent").asDouble() > 0);
    assertThat(usage.path("MemoryStats").path("Measured").toString()).contains("RSS");
  }

  @Test
  void stoppedAllocationIsReplacedByAnother(AgentRig rig) {
    RunningJob job = rig.run(JobText.service("replaced", "exec sleep 600"));
    job.process();
    String first = job.alloc().id();

    job.stopAlloc(first);

    Waiting.until("allocations", SOON, job::allocs, list -> list.size() == 2);
    job.process();
    Waiting.until("processes of the first", SOON, () -> TaskProcesses.of(first), l -> l.isEmpty());
  }

  @Test
  void drainEndsTheTasksOfTheNode(AgentRig rig) {
    RunningJob job = rig.run(JobText.service("drained", "exec sleep 600"));
    job.process();

    rig.drain(true);
    try {
      job.awaitDead();
      Waiting.until("processes", SOON, job::processes, java.util.List::isEmpty);
    } finally {
      rig.drain(false);
    }
  }

  /** Row 133. */
  @Test
  void taskMayTakeMemoryMaxWhereTheOperatorAllowsIt(AgentRig rig) throws IOException {
    rig.allowOversubscription();
    RunningJob job =
        rig.run(
            JobText.service("oversubscribed", "exec sleep 600")
                .hcl()
                .replace("memory = 32", "memory = 10\n memory_max = 30"));

    assertThat(Limits.memoryBytes(job.process().pid())).isEqualTo(30L << 20);
  }

  /** Row 99. */
  @Test
  void taskThatOutgrowsItsMemoryIsToldSo(AgentRig rig) {
    RunningJob job = rig.run(JobText.batch("hungry", "exec tail /dev/zero"));

    assertThat(job.awaitDead().ends())
        .singleElement()
        .satisfies(end -> {
          assertThat(end.oomKilled()).isTrue();
          assertThat(end.exitCode()).isNotZero();
        });
  }

  private static String logs(RunningJob job, String stream, String last) {
    return Waiting.until(stream, SOON, () -> job.logs(stream), text -> text.contains(last));
  }
}
