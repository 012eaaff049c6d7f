package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the agent makes of plugin folder and plugin block, each on an agent of its own. */
@NeedsAgent
final class PluginFolderTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void unknownPluginOptionStopsTheAgentAndIsNamed() throws Exception {
    AgentSetup setup = AgentSetup.fresh("option", "systemd").withPluginOption("stat_dir = \"/x\"");

    assertThat(lastWordsOf(setup)).contains("stat_dir");
    assertThat(setup.stateDir()).doesNotExist();
  }

  /** Row 21. */
  @Test
  void wrongPluginOptionStopsTheAgentAndIsNamed() throws Exception {
    AgentSetup setup =
        AgentSetup.fresh("value", "systemd").withPluginOption("claim_window = \"soon\"");

    assertThat(lastWordsOf(setup)).contains("claim_window").contains("soon");
    assertThat(setup.stateDir()).doesNotExist();
  }

  /** Row 30. */
  @Test
  void fileThatIsNoPluginStopsTheAgent() throws Exception {
    AgentSetup setup = AgentSetup.fresh("no-plugin", "systemd");
    NomadAgent.prepare(setup);
    Path file = setup.plugins().resolve("systemd");
    Files.delete(file);
    executable(file);

    assertThat(lastWordsOf(setup)).contains("failed to fingerprint plugin");
  }

  /** Rows 29 and 31, the latter for a driver that is not in the list of allowed ones. */
  @Test
  void otherEntriesAreSkippedAndDriversThatAreNotAllowedAreNotServed() throws Exception {
    AgentSetup setup = AgentSetup.fresh("skip", "systemd").withAllowlist("other");
    NomadAgent.prepare(setup);
    Files.createDirectory(setup.plugins().resolve("folder"));
    Files.writeString(setup.plugins().resolve("notes.txt"), "not executable");
    NomadAgent agent = NomadAgent.start(setup);
    try (NomadApi api = new NomadApi(setup.ports().http())) {
      var node =
          Waiting.until(
              "node, see " + setup.log(),
              LIMIT,
              () -> api.get("node/" + api.get("nodes").path(0).path("ID").asText()),
              found -> found.path("Status").asText().equals("ready"));

      assertThat(node.path("Drivers").has("systemd")).isFalse();
      assertThat(PluginProcesses.ofDriver(setup)).isEmpty();
      assertThat(Files.readString(setup.log())).contains("folder").contains("notes.txt");
    } finally {
      agent.kill();
      Trees.delete(setup.folder());
    }
  }

  private static void executable(Path file) throws IOException {
    Files.writeString(file, "#!/bin/sh\necho not a plugin\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Starts an agent that must end by itself, and returns all that it said. */
  private static String lastWordsOf(AgentSetup setup) throws IOException, InterruptedException {
    if (!Files.exists(setup.plugins())) {
      NomadAgent.prepare(setup);
    }
    NomadAgent agent = NomadAgent.start(setup);
    try {
      assertThat(agent.awaitEnd(LIMIT)).isNotZero();
      assertThat(PluginProcesses.ofDriver(setup)).isEmpty();
      return Files.readString(setup.log());
    } finally {
      agent.kill();
      Trees.delete(setup.folder());
    }
  }
}
