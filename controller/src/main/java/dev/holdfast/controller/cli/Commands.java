package dev.holdfast.controller.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands, built by hand from what they need. */
final class Commands {
  private Commands() {}

  /** All of them. */
  static CommandLine of(
      Console console, Providers providers, PluginRunner runner, OfflineReader offline) {
    return of(console, all(console, providers, runner, offline).values());
  }

  /**
   * Those that the arguments ask for: only the first one where it is a command, since looking at
   * all of them takes longer than most have to do.
   */
  static CommandLine of(
      Console console,
      Providers providers,
      PluginRunner runner,
      OfflineReader offline,
      List<String> args) {
    Map<String, Supplier<Object>> all = all(console, providers, runner, offline);
    Supplier<Object> named = args.isEmpty() ? null : all.get(args.getFirst());
    return of(console, named == null ? all.values() : List.of(named));
  }

  private static Map<String, Supplier<Object>> all(
      Console console, Providers providers, PluginRunner runner, OfflineReader offline) {
    ImageSource images = new ImageSource(offline);
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("plugin", () -> new PluginCommand(console, providers, runner));
    all.put("schema", () -> new SchemaCommand(console, providers));
    all.put("dump", () -> new DumpCommand(console, providers, images));
    all.put("explain", () -> new ExplainCommand(console, providers, images));
    all.put("doctor", () -> new DoctorCommand(console, new Doctor(providers)));
    all.put("failpoints", () -> new FailpointsCommand(console, providers));
    all.put("version", () -> new VersionCommand(console));
    return all;
  }

  private static CommandLine of(Console console, Collection<Supplier<Object>> commands) {
    CommandLine line = new CommandLine(new Top());
    commands.forEach(command -> line.addSubcommand(command.get()));
    return line.setOut(new PrintWriter(console.out(), true, console.out().charset()))
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
