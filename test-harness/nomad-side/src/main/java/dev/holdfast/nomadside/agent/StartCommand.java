package dev.holdfast.nomadside.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a task. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts a task in an allocation of its own.")
final class StartCommand implements Callable<Integer> {
  @Mixin private AgentDir dir = new AgentDir();

  @Parameters(index = "0", paramLabel = "NAME", description = "The task's name.")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "JSON",
      description = "The config block of the task, for example {\"command\": \"/bin/true\"}.")
  private String config = "{}";

  @Option(names = "--user", description = "Who the task runs as.", defaultValue = "")
  private String user = "";

  @Option(
      names = "--restarts",
      description = "How often a failed task is started again (${DEFAULT-VALUE}).",
      defaultValue = "0")
  private int restarts;

  @Option(names = "--cpu", description = "MHz (${DEFAULT-VALUE}).", defaultValue = "100")
  private long cpuMhz;

  @Option(names = "--memory", description = "MiB (${DEFAULT-VALUE}).", defaultValue = "300")
  private long memoryMb;

  @Override
  public Integer call() throws IOException {
    Map<String, Object> options = new ObjectMapper().readValue(config, new TypeReference<>() {});
    TaskSpec spec =
        TaskSpec.of(name)
            .withConfig(options)
            .withUser(user)
            .withResources(TaskResources.of(cpuMhz, memoryMb));
    dir.client().start(spec, restarts);
    return 0;
  }
}
