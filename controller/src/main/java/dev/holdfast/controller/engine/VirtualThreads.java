package dev.holdfast.controller.engine;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The threads of a running plugin. */
final class VirtualThreads implements Threads {

  @Override
  public void start(String name, Runnable body) {
    Thread.ofVirtual().name(name).start(body);
  }

  @Override
  public boolean await(CompletableFuture<?> future, @Nullable Duration limit)
      throws InterruptedException {
    try {
      if (limit == null) {
        future.get();
      } else {
        future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      }
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException | CancellationException _) {
      return true;
    }
  }
}
