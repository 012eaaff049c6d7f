package dev.holdfast.trial.cli;

import dev.holdfast.trial.profile.ProfileException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Entry point of {@code holdfast-trial}. */
public final class Main {
  // A client that is made to die takes its connection's thread along, and a plugin that is dead
  // does not answer at its end: they complain of what the trial does on purpose.
  private static final List<Logger> LIBRARIES =
      List.of(
          Logger.getLogger("io.netty"),
          Logger.getLogger("io.grpc"),
          Logger.getLogger("dev.holdfast.nomadside"));

  private Main() {}

  /** Runs the command and ends the virtual machine with its exit code. */
  public static void main(String[] args) {
    LIBRARIES.forEach(logger -> logger.setLevel(Level.OFF));
    Thread.setDefaultUncaughtExceptionHandler(Main::uncaught);
    System.exit(commandLine().execute(args));
  }

  private static void uncaught(Thread thread, Throwable error) {
    if (!(error instanceof RejectedExecutionException)) {
      System.err.printf("%s: %s%n", thread.getName(), error);
    }
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
