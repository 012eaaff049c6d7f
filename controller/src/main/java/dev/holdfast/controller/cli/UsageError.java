package dev.holdfast.controller.cli;

/** The command line asks for something that is not there; one sentence. */
final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageError(String message) {
    super(message);
  }
}
