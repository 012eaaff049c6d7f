package dev.holdfast.controller.cli;

import dev.holdfast.controller.config.SettingsOptions;
import dev.holdfast.controller.dump.JsonRenderer;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.TableRenderer;
import dev.holdfast.controller.dump.TaskImage;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dump",
    description = {
      "Shows for each task what Nomad wants, what was seen, the difference, and why.",
      "Asks the running plugin; where none answers, reads its store's files."
    },
    exitCodeListHeading = ExitCodes.HEADING,
    exitCodeList = {
      "0:every task is as wanted, or read offline without damage",
      "1:some task is not as wanted, or the store is damaged",
      ExitCodes.USAGE_TEXT,
      "3:neither a plugin nor a store could be read"
    })
final class DumpCommand extends Helpful implements Callable<Integer> {
  private final Console console;
  private final Providers providers;
  private final ImageSource source;

  @Parameters(
      arity = "0..1",
      paramLabel = "TASK",
      description = "Only tasks with this name, or whose allocation's id begins with this.")
  private String task = "";

  @Option(
      names = "--driver",
      paramLabel = "NAME",
      description = "The driver; by default each that has a state folder.")
  private @Nullable String driver;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "The driver's state folder; by default /var/lib/holdfast/DRIVER.")
  private @Nullable Path stateDir;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "table (the default) or json, one document for each driver.")
  private Output output = Output.TABLE;

  @Option(names = "--offline", description = "Reads the files although a plugin may be running.")
  private boolean offline;

  @Option(
      names = "--history",
      paramLabel = "N",
      description = "How many lines of each task's history a table shows; 3 by default.")
  private int history = 3;

  DumpCommand(Console console, Providers providers, ImageSource source) {
    this.console = console;
    this.providers = providers;
    this.source = source;
  }

  @Override
  public Integer call() {
    int worst = ExitCodes.OK;
    for (RuntimeProvider provider : chosen()) {
      String name = provider.driverName();
      worst = Math.max(worst, dump(name, stateDirOf(name)));
    }
    return worst;
  }

  private int dump(String name, Path folder) {
    try {
      NodeImage image =
          offline
              ? source.offline(name, folder, "asked to read the files only")
              : source.liveOrOffline(name, folder);
      NodeImage shown =
          new NodeImage(image.header(), image.tasks().stream().filter(this::wanted).toList());
      console.out().print(rendered(shown));
      return asWanted(shown) ? ExitCodes.OK : ExitCodes.DRIFT;
    } catch (StoreUnavailable e) {
      console.complain(String.valueOf(e.getMessage()));
      return ExitCodes.UNREADABLE;
    }
  }

  private String rendered(NodeImage image) {
    return output == Output.JSON
        ? new JsonRenderer().render(image)
        : new TableRenderer(Math.max(0, history)).render(image);
  }

  private boolean wanted(TaskImage image) {
    return image.task().equals(task) || (image.allocId() + "/" + image.task()).startsWith(task);
  }

  private static boolean asWanted(NodeImage image) {
    return switch (image.header().source()) {
      case LIVE -> image.tasks().stream().allMatch(DumpCommand::settled);
      case OFFLINE -> true;
      case OFFLINE_DAMAGED -> false;
    };
  }

  private static boolean settled(TaskImage image) {
    return image.phase() == TaskImage.Phase.CONVERGED || image.phase() == TaskImage.Phase.TOMBSTONE;
  }

  private List<RuntimeProvider> chosen() {
    if (driver != null) {
      return List.of(providers.get(driver));
    }
    List<RuntimeProvider> all = providers.all();
    if (all.size() == 1) {
      return all;
    }
    if (stateDir != null) {
      throw new UsageError("--state-dir is one driver's: name it with --driver");
    }
    List<RuntimeProvider> present =
        all.stream().filter(known -> Files.exists(stateDirOf(known.driverName()))).toList();
    if (present.isEmpty()) {
      throw new StoreUnavailable("no driver has a state folder here; name one with --state-dir");
    }
    return present;
  }

  private Path stateDirOf(String name) {
    Path given = stateDir;
    return given != null ? given : Path.of(SettingsOptions.defaultStateDir(name));
  }
}
