package dev.holdfast.contracts;

import java.time.Duration;

/**
 * How much longer than usual tests wait, for machines without hardware of their own: {@code
 * -Dholdfast.patience=10} makes each wait ten times as long. A passing test takes no longer by it.
 */
public final class Patience {
  private static final int FACTOR = Math.max(1, Integer.getInteger("holdfast.patience", 1));

  private Patience() {}

  /** The wait here for what takes at most so long on a usual machine. */
  public static Duration of(Duration usual) {
    return usual.multipliedBy(FACTOR);
  }
}
