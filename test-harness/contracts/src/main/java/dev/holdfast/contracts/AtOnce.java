package dev.holdfast.contracts;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does one thing to many at the same time, a virtual thread for each, as the engine does. */
final class AtOnce {

  private AtOnce() {}

  /** Returns when all are done; throws what one of them threw. */
  static <T> void run(List<T> items, Consumer<T> action) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all =
          items.stream()
              .map(item -> CompletableFuture.runAsync(() -> action.accept(item), threads))
              .toList();
      all.forEach(CompletableFuture::join);
    }
  }
}
