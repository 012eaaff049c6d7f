package dev.holdfast.nomadside.agent;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the agent in good order. */
@Command(
    name = "shutdown",
    mixinStandardHelpOptions = true,
    description = "Ends the agent and its plugin in good order; the tasks go on.")
final class ShutdownCommand implements Callable<Integer> {
  @Mixin private AgentDir dir = new AgentDir();

  @Override
  public Integer call() throws IOException {
    dir.client().shutdown();
    return 0;
  }
}
