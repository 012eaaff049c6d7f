package dev.holdfast.trial.history;

/**
 * How a process ended, in the kernel's terms: either a code or a signal.
 *
 * @param exitCode 0 to 255; 0 where a signal ended it
 * @param signal number of the signal that ended it, 0 for none
 * @param oomKilled whether the kernel killed it for want of memory
 */
public record End(int exitCode, int signal, boolean oomKilled) {

  /** By the program's own will. */
  public static End code(int exitCode) {
    return new End(exitCode, 0, false);
  }

  public static End signal(int signal) {
    return new End(0, signal, false);
  }

  /** By the kernel, with SIGKILL, because memory ran out. */
  public static End outOfMemory() {
    return new End(0, 9, true);
  }

  @Override
  public String toString() {
    String text = signal == 0 ? "code " + exitCode : "signal " + signal;
    return oomKilled ? text + " (out of memory)" : text;
  }
}
