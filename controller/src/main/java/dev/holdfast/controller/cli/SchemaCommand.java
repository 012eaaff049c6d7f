package dev.holdfast.controller.cli;

import dev.holdfast.controller.config.SettingsOptions;
import dev.holdfast.runtime.RuntimeProvider;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "schema",
    description = "Lists every option of a driver: in the agent's configuration and in a job.",
    exitCodeListHeading = ExitCodes.HEADING,
    exitCodeList = {ExitCodes.OK_TEXT, ExitCodes.USAGE_TEXT})
final class SchemaCommand extends Helpful implements Callable<Integer> {
  private final Console console;
  private final Providers providers;

  @Parameters(paramLabel = "DRIVER", description = "The driver.")
  private String driver = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "table (the default), json or markdown.")
  private Form form = Form.TABLE;

  SchemaCommand(Console console, Providers providers) {
    this.console = console;
    this.providers = providers;
  }

  /** How the options are written. */
  private enum Form {
    TABLE,
    JSON,
    MARKDOWN
  }

  /** Both tables of a driver. */
  private record Schema(String driver, List<OptionRow> plugin, List<OptionRow> task) {}

  @Override
  public Integer call() {
    RuntimeProvider provider = providers.get(driver);
    Schema schema =
        new Schema(
            driver,
            OptionRow.of(SettingsOptions.of(driver).and(provider.pluginOptions())),
            OptionRow.of(provider.taskOptions()));
    console.out().print(rendered(schema));
    return ExitCodes.OK;
  }

  private String rendered(Schema schema) {
    return switch (form) {
      case JSON -> Output.json(schema);
      case TABLE ->
          "Options of plugin \"%s\" { config { ... } } in the agent's configuration:\n"
                  .formatted(schema.driver())
              + OptionTables.plain(schema.plugin())
              + "\nOptions of a task's config { ... } in a job with driver = \"%s\":\n"
                  .formatted(schema.driver())
              + OptionTables.plain(schema.task());
      case MARKDOWN ->
          "Plugin options:\n\n"
              + OptionTables.markdown(schema.plugin())
              + "\nTask options:\n\n"
              + OptionTables.markdown(schema.task());
    };
  }
}
