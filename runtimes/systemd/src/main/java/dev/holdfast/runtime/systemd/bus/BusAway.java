package dev.holdfast.runtime.systemd.bus;

/** No answer: there is no connection, it broke, or time ran out. The call may have had effect. */
public final class BusAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BusAway(String message) {
    super(message);
  }

  public BusAway(String message, Throwable cause) {
    super(message, cause);
  }
}
