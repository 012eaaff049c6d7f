package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

/** How a workload ended. Where nobody can know, it says so: an unknown end is never a code. */
public sealed interface ExitStatus {

  /**
   * The main process ended by itself.
   *
   * @param code what it returned, 0 to 255
   * @param oomKilled whether the kernel killed one of its processes for memory on the way
   */
  record Code(int code, boolean oomKilled) implements ExitStatus {}

  /**
   * A signal ended the main process.
   *
   * @param signal the signal's number
   * @param oomKilled whether it was the kernel's, for memory
   */
  record Killed(int signal, boolean oomKilled) implements ExitStatus {}

  /** The workload is gone and nothing is left that knows how it ended. */
  record Lost(String reason) implements ExitStatus {
    public Lost {
      requireNonNull(reason, "reason is null");
    }
  }

  static ExitStatus exited(int code) {
    return new Code(code, false);
  }

  static ExitStatus killed(int signal) {
    return new Killed(signal, false);
  }
}
