package dev.holdfast.trial.client;

import java.io.Serial;

/** This life of the client is over: whoever hears it leaves everything as it is. */
final class ClientGone extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ClientGone() {
    super("The client is gone.", null, false, false);
  }
}
