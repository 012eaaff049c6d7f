package dev.holdfast.controller.engine;

import dev.holdfast.runtime.RuntimeUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Waiting for a future from a thread that may wait, with the cause thrown as it is. */
final class Waiting {
  private Waiting() {}

  static <T> T await(Threads threads, CompletableFuture<T> future) {
    complete(threads, future, null);
    return value(future);
  }

  /** The value, or empty if it did not come in time. */
  static <T> Optional<T> await(Threads threads, CompletableFuture<T> future, Duration limit) {
    return complete(threads, future, limit) ? Optional.of(value(future)) : Optional.empty();
  }

  private static boolean complete(
      Threads threads, CompletableFuture<?> future, @Nullable Duration limit) {
    try {
      return threads.await(future, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while waiting", e);
    }
  }

  private static <T> T value(CompletableFuture<T> complete) {
    if (!complete.isCompletedExceptionally()) {
      return complete.join();
    }
    throw complete.exceptionNow() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException("a promise failed", complete.exceptionNow());
  }
}
