package dev.holdfast.trial.cli;

import dev.holdfast.trial.profile.ProfileException;
import picocli.CommandLine;

/** Entry point of {@code holdfast-trial}. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the virtual machine with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new TrialCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setExecutionExceptionHandler(Main::failed);
  }

  private static int failed(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println(error.getMessage() == null ? error.toString() : error.getMessage());
    if (error instanceof ProfileException || error instanceof UsageException) {
      return ExitCodes.USAGE;
    }
    if (System.getenv("HOLDFAST_TRIAL_TRACE") != null) {
      error.printStackTrace(command.getErr());
    }
    return ExitCodes.NOT_RUN;
  }
}
