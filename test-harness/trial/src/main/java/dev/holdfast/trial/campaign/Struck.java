package dev.holdfast.trial.campaign;

import dev.holdfast.trial.fault.Injection;

/**
 * A fault that was carried out.
 *
 * @param remark what the injector said; begins with {@code not done} if it failed
 */
public record Struck(Injection injection, String remark) {
  /** Whether it really happened. */
  public boolean done() {
    return !remark.startsWith("not done");
  }
}
