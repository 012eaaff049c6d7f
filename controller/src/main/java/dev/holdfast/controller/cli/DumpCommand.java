package dev.holdfast.controller.cli;

import dev.holdfast.controller.dump.AuditImage;
import dev.holdfast.controller.dump.Choice;
import dev.holdfast.controller.dump.JsonRenderer;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.TableRenderer;
import dev.holdfast.controller.dump.TaskImage;
import dev.holdfast.controller.evidence.Evidence;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.store.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dump",
    description = {
      "Shows for each task what Nomad wants, what was seen, the difference, and why.",
      "Asks the running plugin; where none answers, reads its store's files."
    },
    footer = {
      "",
      "  holdfast dump 3f2a                  one allocation's tasks",
      "  holdfast dump --audit               what the runtime has without a record, and vice versa",
      "  holdfast dump -o json > before      and, after whatever happened:",
      "  holdfast dump -o json > after; holdfast dump --diff before after"
    },
    exitCodeListHeading = ExitCodes.HEADING,
    exitCodeList = {
      "0:every task is as wanted, or read offline without damage; nothing leaks; nothing changed",
      "1:some task is not as wanted, or the store is damaged; something leaks; something changed",
      ExitCodes.USAGE_TEXT,
      "3:neither a plugin nor a store could be read; the runtime or a file could not be"
    })
final class DumpCommand extends Helpful implements Callable<Integer> {
  private static final String ALL = "";

  private final Console console;
  private final Providers providers;
  private final ImageSource source;

  @Parameters(
      arity = "0..1",
      paramLabel = "TASK",
      description = "Only tasks with this name or id, or whose allocation's id begins with this.")
  private String task = ALL;

  @Option(names = "--task", paramLabel = "ID", description = "The same as TASK.")
  private String taskOption = ALL;

  @Option(
      names = "--evidence",
      description = "Also shows what the kernel says of each; with a TASK it always does.")
  private boolean evidence;

  @Option(
      names = "--refresh",
      description = "Also asks the runtime itself for its words, beside the plugin.")
  private boolean refresh;

  @Mixin private final DriverChoice drivers = new DriverChoice();
  @Mixin private final FormOption form = new FormOption();

  @Option(
      names = "--history",
      paramLabel = "N",
      description = "How many lines of each task's history a table shows; 3 by default.")
  private int history = 3;

  @Option(
      names = "--audit",
      description = "Compares the records with what the runtime has, and shows what does not fit.")
  private boolean audit;

  @Option(
      names = "--diff",
      arity = "2",
      paramLabel = "FILE",
      description = "Tells what changed between two dumps in JSON; asks nobody.")
  private @Nullable List<Path> diff;

  DumpCommand(Console console, Providers providers, ImageSource source) {
    this.console = console;
    this.providers = providers;
    this.source = source;
  }

  @Override
  public Integer call() {
    List<Path> files = diff;
    if (files != null) {
      return new DiffOutput(console, form.get()).show(files.get(0), files.get(1));
    }
    int worst = ExitCodes.OK;
    for (RuntimeProvider provider : drivers.drivers(providers)) {
      worst = Math.max(worst, dump(provider));
    }
    return worst;
  }

  private int dump(RuntimeProvider provider) {
    try {
      Path folder = drivers.folderOf(provider);
      Supplier<NodeImage> images = () -> source.image(provider, folder, drivers.isOffline());
      return audit
          ? showAudit(new Audit(provider, folder).of(images))
          : show(images.get(), new Refresh(provider, folder));
    } catch (StoreUnavailable e) {
      console.complain(String.valueOf(e.getMessage()));
      return ExitCodes.UNREADABLE;
    }
  }

  private int show(NodeImage image, Refresh runtime) {
    NodeImage chosen = image.withTasks(image.tasks().stream().filter(choice()).toList());
    NodeImage shown = refresh ? runtime.of(chosen) : chosen;
    boolean asked = evidence || !wanted().isEmpty();
    print(asked ? new Evidence().of(shown) : shown);
    return asWanted(shown) ? ExitCodes.OK : ExitCodes.DRIFT;
  }

  private int showAudit(NodeImage image) {
    print(image);
    AuditImage found = image.audit();
    return found == null || found.findings().isEmpty() ? ExitCodes.OK : ExitCodes.DRIFT;
  }

  private Choice choice() {
    return new Choice(wanted());
  }

  private String wanted() {
    return taskOption.isEmpty() ? task : taskOption;
  }

  private void print(NodeImage image) {
    try {
      switch (form.get()) {
        case TABLE -> console.out().print(new TableRenderer(Math.max(0, history)).render(image));
        case JSON -> {
          new JsonRenderer().write(image, true, console.out());
          console.out().println();
        }
        case NDJSON -> new JsonRenderer().writeLines(image, console.out());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the answer cannot be written", e);
    }
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
}
