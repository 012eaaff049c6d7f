package dev.holdfast.controller.failpoints;

/** A failure that a rule asked for; a decorator says it in the words of its interface. */
final class Injected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  Injected(String point, Fault fault) {
    super(fault.words() + " (failpoint " + point + ")");
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }

  /** What it says. */
  String words() {
    return String.valueOf(getMessage());
  }
}
