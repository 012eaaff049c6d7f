package dev.holdfast.trial.campaign;

import dev.holdfast.trial.fault.Injection;
import dev.holdfast.trial.inject.Injector;

/**
 * A fault that was carried out.
 *
 * @param remark what the injector said; begins with {@link Injector#NOT_DONE} if it failed
 */
public record Struck(Injection injection, String remark) {
  /** Whether it really happened. */
  public boolean done() {
    return !remark.startsWith(Injector.NOT_DONE);
  }
}
