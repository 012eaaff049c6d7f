package dev.holdfast.store.disk;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts and measures the waits for the disk. */
public final class Syncs {
  private final Clock clock;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private volatile @Nullable Instant last;

  public Syncs(Clock clock) {
    this.clock = clock;
  }

  void happened(long tookNanos) {
    last = clock.instant();
    nanos.addAndGet(tookNanos);
    count.incrementAndGet();
  }

  public long count() {
    return count.get();
  }

  /** How long all of them took together. */
  public long nanos() {
    return nanos.get();
  }

  /** When the last one ended; null if there was none. */
  public @Nullable Instant last() {
    return last;
  }
}
