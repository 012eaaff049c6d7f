package dev.holdfast.suites.agent;

/** Nomad answered a request with an error. */
public final class NomadRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  NomadRefused(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
