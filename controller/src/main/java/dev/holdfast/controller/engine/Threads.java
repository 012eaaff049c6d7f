package dev.holdfast.controller.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine's threads come from, and the one way in which they wait. Beside the clock it is
 * all the time there is in the engine, so that a simulation can play both.
 */
public interface Threads {

  /** Runs the body on a thread of its own; returns at once. */
  void start(String name, Runnable body);

  /**
   * Waits until the future is complete, in whatever way.
   *
   * @param limit null for no limit
   * @return false if it was not complete in time
   */
  boolean await(CompletableFuture<?> future, @Nullable Duration limit) throws InterruptedException;

  /** Virtual threads and the machine's time. */
  static Threads virtual() {
    return new VirtualThreads();
  }
}
