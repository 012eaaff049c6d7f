package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.suites.NeedsPodman;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Under a real agent, a service, a batch job and a pair of tasks of which one shares the other's
 * network are containers, and what happens to agent and plugin happens to none of them.
 */
@NeedsPodman
@ExtendWith(AgentCondition.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PodmanJobsTest {
  private static final Duration SOON = Duration.ofSeconds(70);
  private static final int CODE = 7;

  private final AgentRig rig;

  PodmanJobsTest() throws IOException {
    rig = AgentRig.of(AgentSetup.fresh("podman", "podman").withDriver("podman"));
  }

  /** What happens, and what happens while nobody watches. */
  enum Blow {
    PLUGIN_KILLED {
      @Override
      void strike(AgentRig rig, Meanwhile meanwhile) throws Exception {
        ProcessIdentity killed = rig.killPlugin();
        meanwhile.happens();
        rig.pluginAfter(killed);
      }
    },
    AGENT_RESTARTED {
      @Override
      void strike(AgentRig rig, Meanwhile meanwhile) throws Exception {
        rig.stopAgent();
        meanwhile.happens();
        rig.start();
      }
    },
    AGENT_KILLED {
      @Override
      void strike(AgentRig rig, Meanwhile meanwhile) throws Exception {
        rig.killAgent();
        meanwhile.happens();
        rig.start();
      }
    },
    BOTH_KILLED {
      @Override
      void strike(AgentRig rig, Meanwhile meanwhile) throws Exception {
        rig.killAgent();
        rig.plugins().forEach(PluginProcesses::kill);
        meanwhile.happens();
        rig.start();
      }
    };

    abstract void strike(AgentRig rig, Meanwhile meanwhile) throws Exception;
  }

  /** An effect. */
  interface Meanwhile {
    void happens() throws Exception;
  }

  @BeforeEach
  void start() throws IOException {
    rig.start();
  }

  @AfterEach
  void purge() throws IOException {
    rig.purge();
  }

  @AfterAll
  void close() throws IOException {
    rig.close();
  }

  @ParameterizedTest
  @EnumSource
  void serviceBatchAndSidecarGoOn(Blow blow) throws Exception {
    String name = blow.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    Survivor service = Survivor.of(rig.run(podman(Survivor.job("service-" + name), "none")));
    RunningJob batch =
        rig.run(
            podman(
                JobText.batch(
                    "batch-" + name, "while [ ! -e /local/go ]; do sleep 0.1; done; exit " + CODE),
                "none"));
    batch.process();
    String alloc = batch.alloc().id();
    Pair pair = Pair.of(rig.run(sidecar("pair-" + name)));

    blow.strike(rig, () -> end(alloc));

    service.isFoundAgain();
    assertThat(batch.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(CODE);
    assertThat(batch.allocs()).hasSize(1);
    pair.goesOn();
  }

  /** Lets the batch job's task end, whoever is up, and waits until its processes are gone. */
  private void end(String alloc) throws IOException {
    Path local = rig.setup().folder().resolve("data/alloc/" + alloc + "/main/local");
    Files.createFile(local.resolve("go"));
    Waiting.until("end of " + alloc, SOON, () -> TaskProcesses.of(alloc), List::isEmpty);
  }

  private static String podman(JobText job, String network) {
    String container =
        """
        image        = "localhost/holdfast-test:1"
              network_mode = "%s"
              init         = true
        """
            .formatted(network);
    return job.withConfig(container)
        .hcl()
        .replace("driver       = \"systemd\"", "driver       = \"podman\"");
  }

  /** The job with one task more, which asks the first one over its own loopback. */
  private static String sidecar(String id) {
    String job = podman(JobText.service(id, "exec httpd -f -p 127.0.0.1:8080 -h /local"), "bridge");
    int end = job.lastIndexOf('}', job.lastIndexOf('}') - 1);
    return job.substring(0, end) + LOOK + job.substring(end);
  }

  private static final String LOOK =
      """
        task "look" {
          driver = "podman"
          lifecycle {
            hook    = "poststart"
            sidecar = true
          }
          config {
            image        = "localhost/holdfast-test:1"
            network_mode = "task:main"
            init         = true
            command      = "/bin/sh"
            args         = ["-c", "while sleep 0.5; do netstat -tln | grep 127.0.0.1:8080; done"]
          }
          resources {
            cpu    = 50
            memory = 32
          }
        }
      """;

  /** Both tasks of the pair, as they were. */
  private record Pair(RunningJob job, ProcessIdentity main, ProcessIdentity look) {
    static Pair of(RunningJob job) {
      Pair pair = new Pair(job, only(job, "main"), only(job, "look"));
      job.await("look", TaskReport::running);
      pair.talks(0);
      return pair;
    }

    private static ProcessIdentity only(RunningJob job, String task) {
      return Waiting.until(
              "process of " + task, SOON, () -> job.processes(task), found -> found.size() == 1)
          .getFirst();
    }

    private long talks(long beyond) {
      return Waiting.until(
          "answers of " + job.id(),
          SOON,
          () -> job.logs("look", "stdout").lines().filter(it -> it.contains("8080")).count(),
          lines -> lines > beyond);
    }

    /** The same processes, not restarted, and one still hears the other. */
    void goesOn() {
      talks(talks(0));
      assertThat(only(job, "main")).isEqualTo(main);
      assertThat(only(job, "look")).isEqualTo(look);
      assertThat(job.allocs()).hasSize(1);
      assertThat(job.alloc().task("main").restarts()).isZero();
      assertThat(job.alloc().task("look").restarts()).isZero();
    }
  }
}
