package dev.holdfast.controller.cli;

import picocli.CommandLine.Option;

/** What every command has. */
abstract class Helpful {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  boolean help() {
    return help;
  }
}
