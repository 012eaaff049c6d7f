package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.DriverException;
import java.io.Serial;

/** The driver refused a call, or was cut off from it by the plugin's death. */
final class Refused extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean cut;

  Refused(DriverException why, boolean cut) {
    super(why.text(), why);
    this.cut = cut;
  }

  /** Whether the plugin died over it. */
  boolean cut() {
    return cut;
  }
}
