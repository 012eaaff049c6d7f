package dev.holdfast.nomadside.agent;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks for the end of a task. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Asks for the end of a task and returns at once.")
final class StopCommand implements Callable<Integer> {
  @Mixin private AgentDir dir = new AgentDir();

  @Parameters(index = "0", paramLabel = "NAME", description = "The task's name.")
  private String name = "";

  @Override
  public Integer call() throws IOException {
    dir.client().stop(name);
    return 0;
  }
}
