package dev.holdfast.nomadside.driver;

import dev.holdfast.proto.nomad.driver.ExitResult;
import dev.holdfast.proto.nomad.driver.WaitTaskResponse;

/**
 * How a task ended, as WaitTask told it.
 *
 * @param signal number of the signal that ended it, 0 for none
 * @param error empty unless the driver could not tell
 */
public record ExitReport(int exitCode, int signal, boolean oomKilled, String error) {

  /** An exit by the program's own will. */
  public static ExitReport code(int exitCode) {
    return new ExitReport(exitCode, 0, false, "");
  }

  static ExitReport of(WaitTaskResponse response) {
    if (!response.hasResult()) {
      throw new IllegalStateException("WaitTask answered without a result: old agents crash");
    }
    return of(response.getResult(), response.getErr());
  }

  static ExitReport of(ExitResult result, String error) {
    return new ExitReport(result.getExitCode(), result.getSignal(), result.getOomKilled(), error);
  }

  /** What Nomad calls a success. */
  public boolean successful() {
    return exitCode == 0 && signal == 0 && error.isEmpty();
  }
}
