package dev.holdfast.controller.simulation;

/** A promise was broken. Not an exception that any code under test may handle. */
final class Violation extends Error {
  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message);
  }
}
