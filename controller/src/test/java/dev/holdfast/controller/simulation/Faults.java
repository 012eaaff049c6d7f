package dev.holdfast.controller.simulation;

/**
 * How often what goes wrong, until the faults stop; everything after that must come right. A run
 * may be cut to its first few faults, to find out which of them it takes.
 */
final class Faults {

  /**
   * Probabilities at one step.
   *
   * @param crash that our process dies there
   * @param unavailable that a call of the runtime gets no answer; half of them took effect
   * @param storeUnavailable that the store cannot write
   * @param hintLost that a hint never comes
   */
  record Rates(double crash, double unavailable, double storeUnavailable, double hintLost) {
    private static final double[] CRASH = {0, 0, 0.004, 0.02, 0.06};
    private static final double[] UNAVAILABLE = {0, 0, 0.02, 0.15};
    private static final double[] STORE = {0, 0, 0, 0.02};
    private static final double[] HINT = {0, 0.1, 1};

    static final Rates NONE = new Rates(0, 0, 0, 0);

    static Rates draw(Chance chance) {
      return new Rates(
          one(chance, CRASH), one(chance, UNAVAILABLE), one(chance, STORE), one(chance, HINT));
    }

    private static double one(Chance chance, double[] rates) {
      return rates[chance.below(rates.length)];
    }
  }

  private final Stage stage;
  private final Rates rates;
  private final int limit;
  private int struck;
  private boolean over;

  /**
   * Faults at these rates.
   *
   * @param limit how many may happen
   */
  Faults(Stage stage, Rates rates, int limit) {
    this.stage = stage;
    this.rates = rates;
    this.limit = limit;
  }

  Rates rates() {
    return rates;
  }

  int struck() {
    return struck;
  }

  /** From now on nothing goes wrong. */
  void stop() {
    over = true;
    stage.say("faults are over");
  }

  /** Whether this fault happens here and now. */
  boolean strike(double probability) {
    return stage.chance().hits(probability) && mayStrike();
  }

  /** Counts a fault that was drawn elsewhere; false if no more may happen. */
  boolean mayStrike() {
    if (over || struck >= limit) {
      return false;
    }
    struck++;
    return true;
  }
}
