package dev.holdfast.runtime.systemd;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Waiting for systemd's jobs. The end of a job can be told before the call that made it returns, so
 * whoever makes one starts listening first.
 */
final class Jobs {
  private static final Ended MAYBE = new Ended("", "");

  private final List<Listening> listening = new CopyOnWriteArrayList<>();

  private record Ended(String job, String result) {}

  Listening listen(String unit) {
    Listening fresh = new Listening(unit);
    listening.add(fresh);
    return fresh;
  }

  void ended(String job, String unit, String result) {
    listening.stream()
        .filter(it -> it.unit.equals(unit))
        .forEach(it -> it.heard.add(new Ended(job, result)));
  }

  /** Signals were lost: nobody should wait for one. */
  void signalsLost() {
    listening.forEach(it -> it.heard.add(MAYBE));
  }

  /** One unit's jobs, from now on. */
  final class Listening implements AutoCloseable {
    private final String unit;
    private final BlockingQueue<Ended> heard = new LinkedBlockingQueue<>();

    private Listening(String unit) {
      this.unit = unit;
    }

    /** How a job ended; empty if that was not heard in time. */
    Optional<String> result(String job, Duration limit) {
      long deadline = System.nanoTime() + limit.toNanos();
      try {
        Ended ended = heard.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        while (ended != null && !ended.equals(MAYBE) && !ended.job().equals(job)) {
          ended = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return Optional.ofNullable(ended).filter(it -> !it.equals(MAYBE)).map(Ended::result);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      listening.remove(this);
    }
  }
}
