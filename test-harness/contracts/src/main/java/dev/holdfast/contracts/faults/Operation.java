package dev.holdfast.contracts.faults;

import java.util.Locale;

/** What can be made to fail; {@link #HINT} is a hint on its way to a listener. */
public enum Operation {
  HEALTH,
  CHECK,
  PREPARE,
  LAUNCH,
  OBSERVE,
  LIST,
  SIGNAL,
  REMOVE,
  EXEC,
  USAGE,
  HINT;

  /** The word of plans. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
