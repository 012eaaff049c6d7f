package dev.holdfast.trial.history;

/**
 * WaitTask answered with a result. Stamp it after the answer is there, beside the {@link
 * CallAnswered}. A call that was cut or refused tells no exit.
 *
 * @param call number of the WaitTask
 * @param exitCode as told, whatever it is
 * @param signal as told, 0 for none
 * @param error the driver's words if it says that it does not know; else empty
 */
public record ExitTold(
    long atNanos,
    long call,
    String taskId,
    Slot slot,
    int exitCode,
    int signal,
    boolean oomKilled,
    String error)
    implements Event {

  /** Whether the driver admits that it does not know. */
  public boolean unknown() {
    return !error.isEmpty();
  }
}
