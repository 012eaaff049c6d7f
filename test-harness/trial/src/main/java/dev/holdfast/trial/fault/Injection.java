package dev.holdfast.trial.fault;

import java.time.Duration;

/**
 * One fault at its place in a plan.
 *
 * @param number within the plan, from 1
 * @param delay after the step began; for {@link Step#RECOVERING} after the fault before
 * @param hold how long it lasts, where it lasts
 */
public record Injection(int number, FaultKind kind, Step step, Duration delay, Duration hold) {
  @Override
  public String toString() {
    String text =
        "%d. %s, %s + %d ms".formatted(number, kind.name(), step.word(), delay.toMillis());
    return hold.isZero() ? text : text + ", for %d ms".formatted(hold.toMillis());
  }
}
