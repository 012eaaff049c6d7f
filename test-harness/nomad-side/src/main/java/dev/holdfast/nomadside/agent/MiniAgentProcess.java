package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.launch.PluginFile;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent in a process of its own, so that a test can kill it. Its own log goes to {@code
 * agent.log} in its folder.
 */
public final class MiniAgentProcess {
  private final Process process;
  private final AgentClient client;

  private MiniAgentProcess(Process process, AgentClient client) {
    this.process = process;
    this.client = client;
  }

  /**
   * Starts an agent with this virtual machine's class path and waits until it takes commands.
   *
   * @param options the plugin's config stanza as JSON
   */
  public static MiniAgentProcess start(Path dir, PluginFile plugin, String options)
      throws IOException {
    Process process =
        new ProcessBuilder(command(dir, plugin, options))
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.appendTo(dir.resolve("agent.log").toFile()))
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith("ready")) {
      process.destroyForcibly();
      throw new IOException("The agent did not start: see agent.log in " + dir);
    }
    return new MiniAgentProcess(process, new AgentClient(dir.resolve("agent.sock")));
  }

  private static List<String> command(Path dir, PluginFile plugin, String options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MiniAgentMain.class.getName(),
                "run",
                "--dir",
                dir.toString(),
                "--plugin",
                plugin.executable().toString(),
                "--options",
                options));
    plugin.args().forEach(arg -> command.addAll(List.of("--arg", arg)));
    return command;
  }

  public AgentClient client() {
    return client;
  }

  public long pid() {
    return process.pid();
  }

  /** SIGKILL, and wait for the end. Plugin and tasks live on. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, and wait for the end. The plugin ends, the tasks live on. */
  public void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
