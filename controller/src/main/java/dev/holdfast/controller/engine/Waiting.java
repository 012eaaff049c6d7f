package dev.holdfast.controller.engine;

import dev.holdfast.runtime.RuntimeUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for a future from a thread that may wait, with the cause thrown as it is. */
final class Waiting {
  private Waiting() {}

  static <T> T await(CompletableFuture<T> future) {
    return await(future, Duration.ofDays(1))
        .orElseThrow(() -> new RuntimeUnavailable("no answer within a day"));
  }

  /** The value, or empty if it did not come in time. */
  static <T> Optional<T> await(CompletableFuture<T> future, Duration limit) {
    try {
      return Optional.of(future.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while waiting", e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException("a promise failed with " + e.getCause(), e);
  }
}
