package dev.holdfast.controller.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where others leave a worker its requests, and pokes. A thousand pokes are one; requests are kept
 * in order.
 */
final class Mailbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final ArrayDeque<Request> requests = new ArrayDeque<>();
  private boolean poked;
  private boolean closed;

  void poke() {
    lock.lock();
    try {
      poked = true;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Leaves a request; false where the worker has finished and takes none any more. */
  boolean post(Request request) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      requests.add(request);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more requests, unless some are waiting: then it stays open and answers false. */
  boolean closeIfEmpty() {
    lock.lock();
    try {
      closed = closed || requests.isEmpty();
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What was in the mailbox.
   *
   * @param poked whether somebody has seen a change of the workload
   */
  record Mail(List<Request> requests, boolean poked) {}

  Mail drain() {
    lock.lock();
    try {
      Mail mail = new Mail(new ArrayList<>(requests), poked);
      poked = false;
      requests.clear();
      return mail;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sleeps until there is a request or a poke, or the time is over.
   *
   * @param limit null for no limit
   */
  void await(@Nullable Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long nanos = limit == null ? Long.MAX_VALUE : limit.toNanos();
      while (!poked && requests.isEmpty() && nanos > 0) {
        if (limit == null) {
          filled.await();
        } else {
          nanos = filled.awaitNanos(nanos);
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
