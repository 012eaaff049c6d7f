package dev.holdfast.controller.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What Nomad starts; the plain spellings of it never get here. */
@Command(
    name = "plugin",
    description = "Serves a driver to the Nomad agent that started this process.",
    footer = {
      "",
      "A launcher named after the driver (systemd or nomad-driver-systemd, in the agent's",
      "plugin_dir) does the same without arguments."
    },
    exitCodeListHeading = ExitCodes.HEADING,
    exitCodeList = {
      "0:the agent ended this launch",
      "1:not started by an agent, or the socket cannot be made",
      ExitCodes.USAGE_TEXT
    })
final class PluginCommand extends Helpful implements Callable<Integer> {
  private final Console console;
  private final Providers providers;
  private final PluginRunner runner;

  @Option(names = "--driver", required = true, paramLabel = "NAME", description = "The driver.")
  private String driver = "";

  PluginCommand(Console console, Providers providers, PluginRunner runner) {
    this.console = console;
    this.providers = providers;
    this.runner = runner;
  }

  @Override
  public Integer call() {
    return runner.run(providers.get(driver), console.out(), console.err());
  }
}
