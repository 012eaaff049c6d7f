package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.RuntimeUnavailable;
import java.time.Duration;

/** Short waits between looks, where there is no signal to wait for. */
final class Pauses {
  private Pauses() {}

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted", e);
    }
  }
}
