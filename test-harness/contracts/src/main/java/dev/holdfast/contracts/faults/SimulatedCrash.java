package dev.holdfast.contracts.faults;

/**
 * The death of our process at this very point. Only the test that planned it catches it: code under
 * test that does has a fault, since no code runs after a real one.
 */
public final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1L;

  public SimulatedCrash(String where) {
    super("simulated crash " + where);
  }
}
