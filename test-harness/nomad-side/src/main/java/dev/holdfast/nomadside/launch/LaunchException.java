package dev.holdfast.nomadside.launch;

import java.io.Serial;

/** A plugin did not come up; the message is what the agent would log before it gives up. */
public final class LaunchException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public LaunchException(String message) {
    super(message);
  }

  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
