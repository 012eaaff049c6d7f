package dev.holdfast.trial.campaign;

import dev.holdfast.trial.check.DeathWatch;
import dev.holdfast.trial.stop.StopRequest;
import java.io.Serial;

/**
 * Whether a case should end before its time.
 *
 * @param deaths of the plugin
 * @param stop somebody's wish
 */
record Halt(DeathWatch deaths, StopRequest stop) {
  /** The case was ended before its time; whoever plays it clears up. */
  static final class Halted extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Halted() {
      super("The case was ended before its time.", null, false, false);
    }
  }

  boolean now() {
    return stop.asked() || deaths.why().isPresent();
  }

  /**
   * Does nothing while the case may go on.
   *
   * @throws Halted if not
   */
  void check() {
    if (now()) {
      throw new Halted();
    }
  }
}
