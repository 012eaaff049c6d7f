package dev.holdfast.controller.simulation;

import java.util.OptionalLong;

/**
 * Who reads what a task writes: Nomad's log collector, which is there before the start, but for a
 * slow machine, and where the plugin died between two attempts.
 *
 * @param comesAfterMillis after the start; empty for never
 */
record Reader(OptionalLong comesAfterMillis) {
  private static final long SLOWEST_MILLIS = 8_000;

  static final Reader THERE = new Reader(OptionalLong.of(0));
  static final Reader NEVER = new Reader(OptionalLong.empty());

  /** For a first start. */
  static Reader draw(Chance chance) {
    return chance.hits(0.95)
        ? THERE
        : new Reader(OptionalLong.of(chance.between(1, SLOWEST_MILLIS)));
  }

  /** For one that is repeated; where the runtime cannot tell, nobody could do anything about it. */
  Reader afterDeath(Chance chance, boolean tellsUnread) {
    return tellsUnread && chance.hits(0.3) ? NEVER : this;
  }
}
