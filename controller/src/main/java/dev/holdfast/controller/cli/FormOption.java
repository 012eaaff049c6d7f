package dev.holdfast.controller.cli;

import picocli.CommandLine.Option;

/** In which form a command answers. */
final class FormOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "table (the default), json (a document), or ndjson (a line for each part).")
  private Output output = Output.TABLE;

  Output get() {
    return output;
  }
}
