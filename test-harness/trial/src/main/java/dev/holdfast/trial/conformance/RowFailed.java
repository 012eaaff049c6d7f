package dev.holdfast.trial.conformance;

import java.io.Serial;

/** The driver did something else than the protocol wants; the message says what. */
final class RowFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  RowFailed(String message) {
    super(message);
  }
}
