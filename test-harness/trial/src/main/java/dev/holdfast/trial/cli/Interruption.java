package dev.holdfast.trial.cli;

import dev.holdfast.trial.report.Report;
import dev.holdfast.trial.stop.StopRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets SIGINT and SIGTERM end the trial in good order: what goes on is cleared away, the report is
 * written, the exit code is the report's.
 */
final class Interruption implements AutoCloseable {
  /**
   * A driver that does not answer delays the end; then the trial ends without having cleared up.
   */
  private static final int LONGEST_SECONDS = 90;

  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread hook;

  private Interruption(StopRequest stop, Runnable told) {
    this.hook =
        new Thread(
            () -> {
              told.run();
              stop.ask();
              exitCode.completeOnTimeout(Report.COULD_NOT_RUN, LONGEST_SECONDS, TimeUnit.SECONDS);
              Runtime.getRuntime().halt(exitCode.join());
            },
            "interruption");
  }

  /**
   * From now on such a signal asks for the end.
   *
   * @param told is done first, to say so
   */
  static Interruption watch(StopRequest stop, Runnable told) {
    Interruption watched = new Interruption(stop, told);
    Runtime.getRuntime().addShutdownHook(watched.hook);
    return watched;
  }

  /** What the trial ends with; to be said when the report is there. */
  int exitCode(int code) {
    exitCode.complete(code);
    return code;
  }

  /** The trial is over: without a word before it, it could not run. */
  @Override
  public void close() {
    exitCode.complete(Report.COULD_NOT_RUN);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The signal has come, and the hook waits for the code that it has now.
      return;
    }
  }
}
