package dev.holdfast.controller.engine;

/** A task could not be started, and nothing of it is left. */
public final class StartFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean worthRetrying;

  public StartFailed(String message, boolean worthRetrying) {
    super(message);
    this.worthRetrying = worthRetrying;
  }

  /** Whether the same task may start later without a change to its job. */
  public boolean worthRetrying() {
    return worthRetrying;
  }
}
