package dev.holdfast.controller.failpoints;

/** A line of a control file that says nothing known; the message names the line and the remedy. */
public final class BadRule extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadRule(String message) {
    super(message);
  }
}
