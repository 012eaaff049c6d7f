package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.driver.DriverException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for calls and gives back the driver's own refusal. */
final class Calls {
  private Calls() {}

  static <T> T join(CompletableFuture<T> call) {
    try {
      return call.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof DriverException refused) {
        throw refused;
      }
      throw failed;
    }
  }
}
