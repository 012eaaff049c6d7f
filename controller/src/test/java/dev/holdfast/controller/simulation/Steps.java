package dev.holdfast.controller.simulation;

import dev.holdfast.contracts.faults.SimulatedCrash;

/**
 * The instants in the life of a plugin that another process could tell apart: before and after each
 * effect. At each of them others may come first, time may pass, or the plugin may die.
 */
final class Steps {
  private static final double YIELD = 0.3;
  private static final double PAUSE = 0.08;
  private static final double LONG_PAUSE = 0.01;

  private final Stage stage;
  private final Faults faults;
  private final int crashAt;
  private int count;

  /**
   * Steps of all lives of the plugin.
   *
   * @param crashAt the number of the step at which the plugin dies in any case, counted from 1
   */
  Steps(Stage stage, Faults faults, int crashAt) {
    this.stage = stage;
    this.faults = faults;
    this.crashAt = crashAt;
  }

  int count() {
    return count;
  }

  /** Another process might look now. */
  void step(Life life, String where) {
    life.requireAlive();
    count++;
    if (count == crashAt || faults.strike(faults.rates().crash())) {
      stage.say(() -> "KILLED " + where);
      life.end();
      throw new SimulatedCrash(where);
    }
    double draw = stage.chance().between(0, 999) / 1000.0;
    if (draw < LONG_PAUSE) {
      stage.sleep(stage.chance().between(100, 3_000));
    } else if (draw < LONG_PAUSE + PAUSE) {
      stage.sleep(stage.chance().between(1, 40));
    } else if (draw < LONG_PAUSE + PAUSE + YIELD) {
      stage.me().yieldTurn();
    }
  }
}
