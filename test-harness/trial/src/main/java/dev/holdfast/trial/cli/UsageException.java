package dev.holdfast.trial.cli;

import java.io.Serial;

/** An option cannot be used; the message is one sentence that names it and the remedy. */
final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
