package dev.holdfast.contracts.faults;

import java.util.Locale;

/** How one call goes wrong. */
public enum Fault {
  /** It does not. */
  OK,
  /** Nothing is done, and the runtime cannot be asked. */
  UNAVAILABLE,
  /** It is done, but the reply is lost: the caller is told that the runtime cannot be asked. */
  APPLIED_THEN_UNAVAILABLE,
  /** Nothing is done, and the runtime says no. */
  REFUSED,
  /** Nothing is done, and the runtime throws what no clause allows. */
  BUG,
  /** Waits until {@link FaultyRuntime#release}, then is done as if nothing had been. */
  HANG,
  /** Our process dies before the call has done anything. */
  CRASH_BEFORE,
  /** Our process dies when the call is done, before it returns. */
  CRASH_AFTER,
  /** A hint that never arrives. */
  LOST,
  /** A hint that arrives twice. */
  DOUBLED;

  /** Whether it can happen to an operation: hints are lost or doubled, calls are not. */
  public boolean suits(Operation operation) {
    boolean forHints = this == LOST || this == DOUBLED;
    return this == OK || forHints == (operation == Operation.HINT);
  }

  /** The word of plans, such as {@code applied-then-unavailable}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
