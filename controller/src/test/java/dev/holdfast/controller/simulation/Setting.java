package dev.holdfast.controller.simulation;

import dev.holdfast.controller.engine.EngineSettings;
import java.time.Duration;

/**
 * What a seed makes of one run, apart from what happens in it.
 *
 * @param tasks how many slots Nomad uses
 * @param keepsExits whether the runtime keeps exits until they are removed
 * @param tellsUnread whether the runtime can prove that nobody reads a workload's output
 * @param engine the engine's times
 * @param relist how often everything is looked at
 * @param faultsMillis how long things go wrong
 */
record Setting(
    int tasks,
    boolean keepsExits,
    boolean tellsUnread,
    EngineSettings engine,
    Duration relist,
    Faults.Rates rates,
    long faultsMillis) {
  private static final Duration LAUNCH_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration CLAIM_WINDOW = Duration.ofSeconds(150);
  private static final Duration RETENTION = Duration.ofSeconds(100);

  static Setting draw(Chance chance) {
    return new Setting(
        1 + chance.below(3),
        chance.hits(0.85),
        chance.hits(0.85),
        new EngineSettings(LAUNCH_TIMEOUT, CLAIM_WINDOW, chance.hits(0.5), RETENTION),
        Duration.ofSeconds(chance.between(15, 40)),
        Faults.Rates.draw(chance),
        chance.between(20_000, 150_000));
  }

  /** Long enough after the last fault for everything that was under way to come to rest. */
  long calmMillis() {
    return faultsMillis + 280_000;
  }

  /** Long enough after that for claims and tombstones to expire. */
  long endMillis() {
    return calmMillis()
        + CLAIM_WINDOW.toMillis()
        + 2 * RETENTION.toMillis()
        + 4 * relist.toMillis()
        + 60_000;
  }
}
