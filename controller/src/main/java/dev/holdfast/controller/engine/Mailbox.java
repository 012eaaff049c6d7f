package dev.holdfast.controller.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where others leave a worker its requests, and pokes. A thousand pokes are one; requests are kept
 * in order.
 */
final class Mailbox {
  private final Threads threads;
  private final List<Request> requests = new ArrayList<>();
  private CompletableFuture<Boolean> filled = new CompletableFuture<>();
  private boolean poked;
  private boolean closed;

  Mailbox(Threads threads) {
    this.threads = threads;
  }

  synchronized void poke() {
    poked = true;
    filled.complete(true);
  }

  /** Leaves a request; false where the worker has finished and takes none any more. */
  synchronized boolean post(Request request) {
    if (closed) {
      return false;
    }
    requests.add(request);
    filled.complete(true);
    return true;
  }

  /** Takes no more requests, unless some are waiting: then it stays open and answers false. */
  synchronized boolean closeIfEmpty() {
    closed = closed || requests.isEmpty();
    return closed;
  }

  /**
   * What was in the mailbox.
   *
   * @param poked whether somebody has seen a change of the workload
   */
  record Mail(List<Request> requests, boolean poked) {}

  synchronized Mail drain() {
    Mail mail = new Mail(List.copyOf(requests), poked);
    poked = false;
    requests.clear();
    filled = new CompletableFuture<>();
    return mail;
  }

  /**
   * Sleeps until there is a request or a poke, or the time is over.
   *
   * @param limit null for no limit
   */
  void await(@Nullable Duration limit) throws InterruptedException {
    threads.await(filled(), limit);
  }

  private synchronized CompletableFuture<Boolean> filled() {
    return filled;
  }
}
