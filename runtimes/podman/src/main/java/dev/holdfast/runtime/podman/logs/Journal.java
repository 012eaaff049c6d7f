package dev.holdfast.runtime.podman.logs;

import java.time.Instant;

/** What the shipper has to say; its standard error is a file beside its jobs. */
final class Journal {
  private Journal() {}

  static void say(String sentence) {
    System.err.println(Instant.now() + " " + sentence);
  }
}
