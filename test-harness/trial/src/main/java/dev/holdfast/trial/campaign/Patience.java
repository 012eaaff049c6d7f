package dev.holdfast.trial.campaign;

import dev.holdfast.trial.check.Limits;
import java.time.Duration;

/**
 * How long a case waits.
 *
 * @param step for what a step of it is about, after its last fault
 * @param tidy for what a driver left to go away, which may need the driver's own patience
 * @param limits by which it is judged
 */
public record Patience(Duration step, Duration tidy, Limits limits) {
  /** For a machine that does little else; longer than a driver may take to come to rest. */
  public static Patience usual() {
    return new Patience(Duration.ofSeconds(45), Duration.ofSeconds(45), Limits.usual());
  }
}
