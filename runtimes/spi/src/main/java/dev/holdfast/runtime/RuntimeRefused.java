package dev.holdfast.runtime;

/** The runtime said no, and would say no again: the message names the cause and the remedy. */
public final class RuntimeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RuntimeRefused(String message) {
    super(message);
  }

  public RuntimeRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
