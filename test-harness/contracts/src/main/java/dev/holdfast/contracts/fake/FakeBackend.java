package dev.holdfast.contracts.fake;

import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way from runtimes to a {@link FakeNode}: it can be taken away, it can stall, and hints come
 * back on it, on the thread that caused them.
 */
public final class FakeBackend {
  private record Subscription(long number, Owner owner, WatchListener listener) {}

  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean away;
  private volatile boolean unlimited;
  private volatile CountDownLatch stall = new CountDownLatch(0);

  FakeBackend() {}

  /** From now on nothing can be asked and no hint arrives. */
  public void takeAway() {
    away = true;
  }

  /** From now on calls get no answer until their time limit is over. */
  public synchronized void stall() {
    if (stall.getCount() == 0) {
      stall = new CountDownLatch(1);
    }
  }

  /** From now on calls get no answer at all, as if nobody had thought of a time limit. */
  public void hang() {
    unlimited = true;
    stall();
  }

  /** Everything works again; where it did not, all listeners are told to look at everything. */
  public void giveBack() {
    boolean changed;
    synchronized (this) {
      changed = !answers();
      away = false;
      unlimited = false;
      stall.countDown();
    }
    if (changed) {
      hintAll();
    }
  }

  /** Whether a call would be answered now. */
  public boolean answers() {
    return !away && stall.getCount() == 0;
  }

  /** Returns when the backend can be asked; throws where it is away or silent for too long. */
  void ask(Duration limit) {
    try {
      Duration wait = unlimited ? ChronoUnit.FOREVER.getDuration() : limit;
      if (!stall.await(TimeUnit.NANOSECONDS.convert(wait), TimeUnit.NANOSECONDS)) {
        throw new RuntimeUnavailable("the fake backend did not answer within " + limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while waiting for the fake backend", e);
    }
    if (away) {
      throw new RuntimeUnavailable("the fake backend is away");
    }
  }

  Watch subscribe(Owner owner, WatchListener listener) {
    Subscription subscription = new Subscription(numbers.incrementAndGet(), owner, listener);
    subscriptions.add(subscription);
    return () -> subscriptions.remove(subscription);
  }

  void hint(Owner owner, WorkloadId id) {
    if (answers()) {
      subscriptions.stream()
          .filter(it -> it.owner().equals(owner))
          .forEach(it -> it.listener().lookAgain(id));
    }
  }

  void hintAll() {
    if (answers()) {
      subscriptions.forEach(it -> it.listener().lookAgainAtAll());
    }
  }
}
