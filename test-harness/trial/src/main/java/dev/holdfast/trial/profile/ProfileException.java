package dev.holdfast.trial.profile;

import java.io.Serial;

/** A profile cannot be used; the message is one sentence that names field, value and remedy. */
public final class ProfileException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public ProfileException(String message) {
    super(message);
  }

  ProfileException(String message, Throwable cause) {
    super(message, cause);
  }
}
