package dev.holdfast.store.mapdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Whatever came in while it waited for the disk goes into the next
 * batch, so callers share a wait. A platform thread: a virtual one would hold its carrier through
 * every sync.
 */
final class Committer {
  private static final Logger log = LoggerFactory.getLogger(Committer.class);
  private static final int MOST_AT_ONCE = 256;

  private final Ledger ledger;
  private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
  private final Object gate = new Object();
  private final Thread thread;
  private boolean closed;

  Committer(Ledger ledger) {
    this.ledger = ledger;
    this.thread = Thread.ofPlatform().daemon().name("store-writer").unstarted(this::run);
  }

  private sealed interface Request {}

  private record Commit(Change change, CompletableFuture<Outcome> outcome) implements Request {}

  private record Close() implements Request {}

  void start() {
    thread.start();
  }

  /** Hands a change in and waits for its outcome, also through an interrupt. */
  Outcome commit(Change change) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    synchronized (gate) {
      if (closed) {
        return new Outcome.Failed(new IOException("the store is closed"));
      }
      queue.add(new Commit(change, outcome));
    }
    return outcome.join();
  }

  /** Lets the thread finish what was handed in; returns when it has ended. */
  void close() {
    synchronized (gate) {
      if (!closed) {
        closed = true;
        queue.add(new Close());
      }
    }
    joinUninterruptibly();
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Request> batch = new ArrayList<>();
    while (batch.isEmpty() || !(batch.getLast() instanceof Close)) {
      batch.clear();
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
      queue.drainTo(batch, MOST_AT_ONCE - 1);
      commit(batch.stream().filter(Commit.class::isInstance).map(Commit.class::cast).toList());
    }
    closeLedger();
  }

  private void commit(List<Commit> commits) {
    try {
      List<Outcome> outcomes = ledger.commit(commits.stream().map(Commit::change).toList());
      for (int i = 0; i < commits.size(); i++) {
        commits.get(i).outcome().complete(outcomes.get(i));
      }
      ledger.tidy();
    } catch (RuntimeException | Error e) {
      // A caller must never wait for ever; the next batch may well work.
      log.error("The store's writer failed", e);
      commits.forEach(commit -> commit.outcome().complete(new Outcome.Failed(e)));
    }
  }

  private void closeLedger() {
    try {
      ledger.close();
    } catch (IOException | RuntimeException e) {
      log.warn("The last checkpoint failed; the journal has everything", e);
    }
  }
}
