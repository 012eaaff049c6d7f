package dev.holdfast.controller.engine;

import java.time.Duration;

/**
 * The engine's times and bounds.
 *
 * @param launchTimeout how long a StartTask may take
 * @param claimWindow how long Nomad has to name what was found at our start
 * @param reapUnclaimed whether workloads that Nomad did not name are ended after the window
 * @param tombstoneRetention how long the end of a destroyed task is remembered
 */
public record EngineSettings(
    Duration launchTimeout,
    Duration claimWindow,
    boolean reapUnclaimed,
    Duration tombstoneRetention) {

  public static EngineSettings defaults() {
    return new EngineSettings(
        Duration.ofMinutes(2), Duration.ofMinutes(10), false, Duration.ofHours(1));
  }
}
