package dev.holdfast.controller.cli;

import dev.holdfast.controller.failpoints.Armed;
import dev.holdfast.controller.failpoints.BadRule;
import dev.holdfast.controller.failpoints.Points;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "failpoints",
    description = "Lists the points at which root can make a plugin fail on purpose, for tests.",
    footer = {
      "",
      "A plugin has points only if " + Armed.VARIABLE + " in its environment names a file that is",
      "root's, with mode 0600, below folders that nobody else can change. It is read anew at every",
      "point. Its lines, with # before comments:",
      "",
      "  POINT [task=ALLOC/TASK] = TERM [-> TERM]...",
      "",
      "A term is [COUNT*]ACTION[+ACTION]..., an action one of off, exit (as by SIGKILL), hang (until",
      "the line is gone), delay(MILLISECONDS), lost (the effect without its answer), and",
      "error(unavailable), error(refused), error(full), error(readonly). What fires is noted in",
      "FILE.fired first; counts go on from there in the plugin's next life. For instance:",
      "",
      "  runtime.launch.after = 2*off -> 1*exit      # dies after its third launch, once"
    },
    exitCodeListHeading = ExitCodes.HEADING,
    exitCodeList = {ExitCodes.OK_TEXT, "1:the file would not be followed", ExitCodes.USAGE_TEXT})
final class FailpointsCommand extends Helpful implements Callable<Integer> {
  private final Console console;
  private final Providers providers;

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description = "Tells whether a plugin would follow this control file.")
  private @Nullable Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "table (the default) or json.")
  private Output output = Output.TABLE;

  FailpointsCommand(Console console, Providers providers) {
    this.console = console;
    this.providers = providers;
  }

  @Override
  public Integer call() {
    Points points = Points.of(providers.all());
    Path given = file;
    if (given != null) {
      return check(given, points);
    }
    console.out().print(output == Output.JSON ? Output.json(points.all()) : table(points));
    return ExitCodes.OK;
  }

  private int check(Path given, Points points) {
    try {
      console.out().printf("%s has %d rules%n", given, Armed.rules(given, points));
      return ExitCodes.OK;
    } catch (IOException | BadRule e) {
      console.complain(String.valueOf(e.getMessage()));
      return ExitCodes.UNUSABLE;
    }
  }

  private static String table(Points points) {
    StringBuilder text = new StringBuilder();
    points.all().forEach((name, what) -> text.append("%-36s %s%n".formatted(name, what)));
    return text.toString();
  }
}
