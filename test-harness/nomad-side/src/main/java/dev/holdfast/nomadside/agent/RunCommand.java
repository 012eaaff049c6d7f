package dev.holdfast.nomadside.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.nomadside.launch.PluginFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the agent until it is told to shut down or gets SIGTERM. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the agent in the foreground; prints one line when it takes commands.")
final class RunCommand implements Callable<Integer> {
  @Mixin private AgentDir dir = new AgentDir();

  @Option(
      names = "--plugin",
      required = true,
      paramLabel = "FILE",
      description = "The driver plugin's executable.")
  private Path plugin = Path.of("");

  @Option(names = "--arg", description = "An argument for the plugin; may be given again.")
  private List<String> args = List.of();

  @Option(
      names = "--options",
      paramLabel = "JSON",
      description = "The config stanza of the plugin.",
      defaultValue = "{}")
  private String options = "{}";

  @Override
  public Integer call() throws IOException {
    Map<String, Object> stanza = new ObjectMapper().readValue(options, new TypeReference<>() {});
    PluginFile file = PluginFile.of(plugin).withArgs(args.toArray(String[]::new));
    AgentConfig config = new AgentConfig(dir.path(), file, stanza);
    MiniAgent agent = MiniAgent.open(config);
    AgentServer server = AgentServer.bind(agent, config.socket());
    Runtime.getRuntime().addShutdownHook(new Thread(agent::stop, "stop"));
    System.out.println("ready, plugin " + agent.pluginPid());
    server.serve();
    return 0;
  }
}
