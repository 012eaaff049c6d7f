package dev.holdfast.controller.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands, built by hand from what they need. */
final class Commands {
  private Commands() {}

  static CommandLine of(
      Console console, Providers providers, PluginRunner runner, OfflineReader offline) {
    ImageSource images = new ImageSource(offline);
    return new CommandLine(new Top())
        .addSubcommand(new PluginCommand(console, providers, runner))
        .addSubcommand(new SchemaCommand(console, providers))
        .addSubcommand(new DumpCommand(console, providers, images))
        .addSubcommand(new ExplainCommand(console, providers, images))
        .addSubcommand(new DoctorCommand(console, new Doctor(providers)))
        .addSubcommand(new FailpointsCommand(console, providers))
        .addSubcommand(new VersionCommand(console))
        .setOut(new PrintWriter(console.out(), true, console.out().charset()))
        .setErr(new PrintWriter(console.err(), true, console.err().charset()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((error, _) -> wrongUsage(console, error))
        .setExecutionExceptionHandler((error, _, _) -> failed(console, error));
  }

  @Command(
      name = "holdfast",
      description = "Runs Nomad's tasks so that they outlive restarts of everything around them.",
      synopsisSubcommandLabel = "COMMAND",
      exitCodeListHeading = ExitCodes.HEADING,
      exitCodeList = {
        ExitCodes.OK_TEXT,
        "1:something is not as it should be; the command's help says what",
        ExitCodes.USAGE_TEXT,
        ExitCodes.UNREADABLE_TEXT
      })
  private static final class Top extends Helpful implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }

  private static int wrongUsage(Console console, ParameterException error) {
    String help = error.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    console.complain(sentence(error) + "; see " + help);
    return ExitCodes.USAGE;
  }

  private static int failed(Console console, Exception error) {
    console.complain(sentence(error));
    return error instanceof UsageError ? ExitCodes.USAGE : ExitCodes.UNREADABLE;
  }

  private static String sentence(Exception error) {
    String message = error.getMessage();
    return message == null ? error.toString() : message.lines().findFirst().orElse(message);
  }
}
