package dev.holdfast.trial.history;

/**
 * Fingerprint said how the driver is.
 *
 * @param description the driver's words
 */
public record HealthTold(long atNanos, Health health, String description) implements Event {
  /** The protocol's words. */
  public enum Health {
    UNDETECTED,
    UNHEALTHY,
    HEALTHY
  }
}
