package dev.holdfast.runtime.systemd.bus;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * When to try to connect: after waits that grow, or at once when somebody needs a connection, so
 * that nobody is told of an outage that is over.
 */
final class Attempts {
  private static final long SHORTEST_NANOS = Duration.ofMillis(5).toNanos();

  private final BackOff backOff = new BackOff(RandomGenerator.getDefault());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition ended = lock.newCondition();
  private long count;
  private boolean hurry;

  /** An attempt has failed. */
  void failed() {
    end();
  }

  /** An attempt has succeeded. */
  void succeeded() {
    backOff.reset();
    end();
  }

  private void end() {
    lock.lock();
    try {
      count++;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the next attempt is due. */
  void awaitNext() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(SHORTEST_NANOS);
    lock.lock();
    try {
      long left = backOff.next().toNanos();
      while (!hurry && left > 0) {
        left = wanted.awaitNanos(left);
      }
      hurry = false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks for an attempt now, unless none is needed, and waits for the end of one, at most so long.
   */
  void askFor(Duration limit, BooleanSupplier connected) throws InterruptedException {
    lock.lock();
    try {
      long before = count;
      long left = limit.toNanos();
      hurry = true;
      wanted.signal();
      while (count == before && !connected.getAsBoolean() && left > 0) {
        left = ended.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
