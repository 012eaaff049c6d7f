package dev.holdfast.runtime.linux;

import dev.holdfast.runtime.RuntimeUnavailable;
import java.time.Duration;

/** Short waits between two looks at something that does not tell of its changes. */
public final class Pauses {
  private Pauses() {}

  /**
   * Waits.
   *
   * @throws RuntimeUnavailable if the thread is interrupted, which ends the whole call
   */
  public static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while waiting", e);
    }
  }
}
