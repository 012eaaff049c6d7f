package dev.holdfast.controller.options;

/** Options are not what their schema allows; one sentence names option, value and remedy. */
public final class InvalidOptions extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidOptions(String message) {
    super(message);
  }

  public InvalidOptions(String message, Throwable cause) {
    super(message, cause);
  }
}
