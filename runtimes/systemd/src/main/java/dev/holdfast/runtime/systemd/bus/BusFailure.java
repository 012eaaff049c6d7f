package dev.holdfast.runtime.systemd.bus;

/** The other side answered a call with an error. */
public final class BusFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String errorName;

  public BusFailure(String errorName, String message) {
    super(message);
    this.errorName = errorName;
  }

  /** The D-Bus name of the error, for instance {@code org.freedesktop.systemd1.NoSuchUnit}. */
  public String errorName() {
    return errorName;
  }

  /** Whether the last part of the error's name is this. */
  public boolean is(String lastPart) {
    return errorName.endsWith("." + lastPart);
  }
}
