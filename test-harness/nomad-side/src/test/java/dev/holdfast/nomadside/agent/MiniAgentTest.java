package dev.holdfast.nomadside.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.fake.FakePlugin;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniAgentTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path dir;
  private FakePlugin fake;
  private MiniAgentProcess agent;

  @BeforeEach
  void start() throws IOException {
    fake = FakePlugin.in(dir);
    agent = MiniAgentProcess.start(dir, fake.file(), "{}");
  }

  @AfterEach
  void end() throws Exception {
    for (TaskView task : agent.client().list().tasks()) {
      agent.client().stop(task.name());
      awaitPhase(task.name(), Phase.DEAD);
    }
    agent.terminate();
  }

  private void run(String name, String script, int restarts) throws IOException {
    agent.client().start(TaskSpec.of(name).with("script", script), restarts);
    await().atMost(LIMIT).until(() -> agent.client().task(name).phase() != Phase.PENDING);
  }

  private void awaitPhase(String name, Phase phase) {
    await().atMost(LIMIT).until(() -> agent.client().task(name).phase() == phase);
  }

  private List<ProcessIdentity> awaitProcess(String name) throws IOException {
    await().atMost(LIMIT).until(() -> agent.client().task(name).processes().size() == 1);
    return agent.client().task(name).processes();
  }

  @Test
  void taskOutlivesAgentAndPluginAndAnExitMeanwhileIsTold() throws Exception {
    run("long", "exec sleep 300", 0);
    run("short", "until [ -e '" + dir + "/go' ]; do sleep 0.05; done; exit 7", 0);
    List<ProcessIdentity> before = awaitProcess("long");
    long plugin = agent.client().list().pluginPid();

    agent.kill();
    ProcessHandle.of(plugin).orElseThrow().destroyForcibly();
    Files.createFile(dir.resolve("go"));
    agent = MiniAgentProcess.start(dir, fake.file(), "{}");

    awaitPhase("short", Phase.DEAD);
    assertThat(agent.client().task("short").exit()).isEqualTo(ExitReport.code(7));
    assertThat(agent.client().task("long").processes()).isEqualTo(before);
    assertThat(agent.client().list().pluginPid()).isNotEqualTo(plugin);
  }

  @Test
  void killedAgentFindsItsPluginAgain() throws Exception {
    run("long", "exec sleep 300", 0);
    long plugin = agent.client().list().pluginPid();

    agent.kill();
    agent = MiniAgentProcess.start(dir, fake.file(), "{}");

    assertThat(agent.client().list().pluginPid()).isEqualTo(plugin);
    await().until(() -> agent.client().task("long").events().contains("restored"));
  }

  @Test
  void deathOfThePluginIsRepairedWithoutTheTaskNoticing() throws Exception {
    run("long", "exec sleep 300", 0);
    List<ProcessIdentity> before = awaitProcess("long");
    long plugin = agent.client().list().pluginPid();

    ProcessHandle.of(plugin).orElseThrow().destroyForcibly();

    await()
        .atMost(LIMIT)
        .until(() ->
            agent
                .client()
                .task("long")
                .events()
                .contains("recovered after the death of the plugin"));
    assertThat(agent.client().task("long").processes()).isEqualTo(before);
    assertThat(agent.client().task("long").starts()).isEqualTo(1);
  }

  @Test
  void stopInGoodOrderLeavesTheTaskAndForgetsThePlugin() throws Exception {
    run("long", "exec sleep 300", 0);
    List<ProcessIdentity> before = awaitProcess("long");
    long plugin = agent.client().list().pluginPid();

    agent.terminate();
    await().atMost(LIMIT).until(() -> ProcessHandle.of(plugin).isEmpty());
    assertThat(Files.readString(dir.resolve("state.json"))).contains("\"reattach\" : null");
    agent = MiniAgentProcess.start(dir, fake.file(), "{}");

    await().until(() -> agent.client().task("long").events().contains("restored"));
    assertThat(agent.client().task("long").processes()).isEqualTo(before);
  }

  @Test
  void failedTaskIsStartedAgainAsOftenAsAllowed() throws Exception {
    run("flaky", "exit 3", 2);

    awaitPhase("flaky", Phase.DEAD);
    TaskView task = agent.client().task("flaky");
    assertThat(task.starts()).isEqualTo(3);
    assertThat(task.exit()).isEqualTo(ExitReport.code(3));
  }

  @Test
  void wrongTaskIsRefusedWithTheReason() throws Exception {
    agent.client().start(TaskSpec.of("odd").with("skript", "true"), 0);

    awaitPhase("odd", Phase.DEAD);
    assertThat(agent.client().task("odd").events().getFirst())
        .startsWith("Failed Validation")
        .contains("skript");
    assertThatThrownBy(() -> agent.client().stop("nobody"))
        .hasMessageContaining("There is no task nobody");
  }

  @Test
  void stateFileIsForTheAgentsUserOnly() throws IOException {
    run("long", "exec sleep 300", 0);

    assertThat(mode("state.json")).isEqualTo("rw-------");
    assertThat(mode("agent.sock")).isEqualTo("rw-------");
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(file)));
  }
}
