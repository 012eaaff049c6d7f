package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.launch.PluginFile;
import java.nio.file.Path;
import java.util.Map;

/**
 * How an agent is set up.
 *
 * @param dir its data folder: state file, socket, allocations
 * @param options the {@code config} stanza of the plugin
 */
public record AgentConfig(Path dir, PluginFile plugin, Map<String, Object> options) {
  Path stateFile() {
    return dir.resolve("state.json");
  }

  /** Where commands are taken; mode 0600. */
  public Path socket() {
    return dir.resolve("agent.sock");
  }
}
