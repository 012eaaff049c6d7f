package dev.holdfast.nomadside.agent;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The agent as a program, and the commands to one that runs. */
@Command(
    name = "mini-agent",
    mixinStandardHelpOptions = true,
    description = "A stand-in for the Nomad client, for one driver plugin.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:the agent refused or is not there", "2:wrong usage"},
    subcommands = {
      RunCommand.class,
      StartCommand.class,
      StopCommand.class,
      ListCommand.class,
      WaitCommand.class,
      ShutdownCommand.class
    })
public final class MiniAgentMain {
  private MiniAgentMain() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new MiniAgentMain())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((error, line, result) -> {
              line.getErr().println(error.getMessage());
              return 1;
            })
            .execute(args));
  }
}
