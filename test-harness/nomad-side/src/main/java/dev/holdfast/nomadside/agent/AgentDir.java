package dev.holdfast.nomadside.agent;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which agent is meant. */
final class AgentDir {
  @Option(
      names = "--dir",
      required = true,
      paramLabel = "FOLDER",
      description = "Data folder of the agent; its socket is in it.")
  private Path dir = Path.of("");

  Path path() {
    return dir.toAbsolutePath();
  }

  AgentClient client() {
    return new AgentClient(path().resolve("agent.sock"));
  }
}
