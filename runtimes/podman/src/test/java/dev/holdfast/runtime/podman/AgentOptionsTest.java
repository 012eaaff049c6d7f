package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.Outage;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options of the agent's plugin block that no other test has, against this node's Podman. */
@NeedsPodman
class AgentOptionsTest {
  private static final String LOG = "{{.HostConfig.LogConfig.Type}}";

  private static String logDriver(PodmanUnderTest podman, String jobs) {
    try (Tasks tasks = Tasks.on(podman)) {
      if (!jobs.isEmpty()) {
        tasks.with("logging", Values.of("driver", jobs));
      }
      WorkloadSpec spec = tasks.spec("exec sleep 1000");
      tasks.bench().runtime().launch(spec);
      return Tasks.inspect(spec, LOG);
    }
  }

  @Test
  void agentsLogDriverServesJobsThatNameNone() {
    var journal = new OptionValues(Map.of("driver", "journald", "options", Map.of("tag", "x")));
    assertThat(logDriver(new PodmanUnderTest().with("logging", journal), "")).isEqualTo("journald");
    assertThat(logDriver(new PodmanUnderTest().with("logging", journal), "nomad"))
        .isEqualTo("k8s-file");
    assertThat(logDriver(new PodmanUnderTest(), "journald")).isEqualTo("journald");
  }

  @Test
  void linesForTheJournalAreThereAndNotInNomadsPipes() {
    try (Tasks tasks = Tasks.on(new PodmanUnderTest())) {
      String word = "word-" + System.nanoTime();
      tasks.with("logging", Values.of("driver", "journald"));
      WorkloadSpec spec = tasks.spec("echo out-%1$s; echo err-%1$s >&2".formatted(word));
      tasks.bench().runtime().launch(spec);
      tasks.bench().awaitEnd(spec.id());
      assertThat(tasks.bench().runtime().omissions(spec)).isNotEmpty();
      tasks
          .bench()
          .eventually(() ->
              assertThat(TestImage.run("journalctl", "-q", "-o", "cat", "-n", "2000"))
                  .contains("out-" + word, "err-" + word));
    }
  }

  @Test
  void unknownLogDriversAreRefused() {
    assertThatThrownBy(
            () -> new PodmanUnderTest().with("logging", Values.of("driver", "syslog")).check())
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("Invalid plugin logging.driver option");
    try (Tasks tasks = Tasks.on(new PodmanUnderTest())) {
      tasks
          .with("logging", Values.of("driver", "syslog"))
          .assertRefused("Invalid task logging.driver option");
    }
  }

  @Test
  void withoutLogCollectionPodmansOwnDriverLogs() {
    String own = TestImage.run("podman", "info", "--format", "{{.Host.LogDriver}}").strip();
    assertThat(logDriver(new PodmanUnderTest().with("disable_log_collection", true), ""))
        .isEqualTo(own);
  }

  @Test
  void labelForSelinuxIsAskedOfPodmanForTheTasksFolders() {
    var podman = new PodmanUnderTest().with("volumes", Values.of("selinuxlabel", "z"));
    try (Tasks tasks = Tasks.on(podman)) {
      tasks.environment(Map.of("NOMAD_TASK_DIR", "/local"));
      WorkloadSpec spec = tasks.launch();
      assertThat(Tasks.inspect(spec, "{{.HostConfig.Binds}}")).contains("/local:");
      assertThat(tasks.called("two").output("ls -d /local")).isEqualTo("/local");
    }
  }

  @Test
  void answerThatDoesNotComeIsGivenUpAtTheDeadline() {
    var podman = new PodmanUnderTest().with("client_http_timeout", "2s");
    try (Tasks tasks = Tasks.on(podman)) {
      WorkloadSpec spec = tasks.launch();
      Outage stall = podman.relay().stall();
      stall.begin();
      long began = System.nanoTime();
      assertThat(tasks.bench().runtime().observe(spec.id())).isInstanceOf(Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      stall.end();
    }
  }

  @Test
  void wrongAgentOptionsAreRefusedByName() {
    assertRefused(new PodmanUnderTest().with("client_http_timeout", "soon"), "client_http_timeout");
    OptionValues service = new OptionValues(Map.of("name", "a", "socket_path", "unix:///a"));
    assertRefused(new PodmanUnderTest().with("socket", List.of(service)), "mutually exclusive");
    assertRefused(
        new PodmanUnderTest().with("socket_path", "").with("socket", List.of(service, service)),
        "given twice");
    assertRefused(new PodmanUnderTest().with("socket_path", "what"), "socket_path");
    try (Tasks tasks = Tasks.on(new PodmanUnderTest().with("dns_servers", List.of("x")))) {
      tasks.with("network_mode", "bridge").assertRefused("dns_servers");
    }
  }

  private static void assertRefused(PodmanUnderTest podman, String part) {
    try (podman) {
      assertThatThrownBy(podman::check)
          .isInstanceOf(RuntimeRefused.class)
          .hasMessageContaining(part);
    }
  }
}
