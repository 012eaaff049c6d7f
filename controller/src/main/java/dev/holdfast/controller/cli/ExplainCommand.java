package dev.holdfast.controller.cli;

import dev.holdfast.controller.dump.Choice;
import dev.holdfast.controller.dump.Explanation;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.TaskImage;
import dev.holdfast.controller.evidence.Evidence;
import dev.holdfast.runtime.RuntimeProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = {
      "Tells in sentences what a task is, what is wanted, what is seen, how it ended and why we",
      "know, and when Nomad was told. Asks the running plugin; where none answers, reads its files."
    },
    exitCodeListHeading = ExitCodes.HEADING,
    exitCodeList = {
      ExitCodes.OK_TEXT,
      "1:no such task is known",
      ExitCodes.USAGE_TEXT,
      "3:neither a plugin nor a store could be read"
    })
final class ExplainCommand extends Helpful implements Callable<Integer> {
  private final Console console;
  private final Providers providers;
  private final ImageSource source;

  @Parameters(
      paramLabel = "TASK",
      description = "The task's name or id, or the beginning of its allocation's id.")
  private String task = "";

  @Option(
      names = "--refresh",
      description = "Also asks the runtime itself for its words, beside the plugin.")
  private boolean refresh;

  @Mixin private final DriverChoice drivers = new DriverChoice();
  @Mixin private final FormOption form = new FormOption();

  ExplainCommand(Console console, Providers providers, ImageSource source) {
    this.console = console;
    this.providers = providers;
    this.source = source;
  }

  /** One task, explained. */
  private record Explained(String task, List<String> sentences) {}

  @Override
  public Integer call() {
    List<Explained> found = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (RuntimeProvider provider : drivers.drivers(providers)) {
      Path folder = drivers.folderOf(provider);
      NodeImage image = source.image(provider, folder, drivers.isOffline());
      NodeImage chosen = image.withTasks(image.tasks().stream().filter(new Choice(task)).toList());
      NodeImage asked = refresh ? new Refresh(provider, folder).of(chosen) : chosen;
      for (TaskImage it : new Evidence().of(asked).tasks()) {
        found.add(new Explained(it.invocation(), Explanation.of(image, it)));
        texts.add(Explanation.text(image, it));
      }
    }
    if (found.isEmpty()) {
      console.complain("no task is called so, and no allocation's id begins so: " + task);
      return ExitCodes.DRIFT;
    }
    console.out().print(rendered(found, texts));
    return ExitCodes.OK;
  }

  private String rendered(List<Explained> found, List<String> texts) {
    return switch (form.get()) {
      case TABLE -> String.join("\n", texts);
      case JSON -> Output.json(found);
      case NDJSON -> Output.lines(found);
    };
  }
}
