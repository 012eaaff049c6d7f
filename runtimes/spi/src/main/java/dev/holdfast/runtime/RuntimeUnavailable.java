package dev.holdfast.runtime;

/** The runtime could not be asked. Nothing is known of the effect: look before trying again. */
public final class RuntimeUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RuntimeUnavailable(String message) {
    super(message);
  }

  public RuntimeUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
