package dev.holdfast.store.disk;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the waits for the disk. */
public final class Syncs {
  private final Clock clock;
  private final AtomicLong count = new AtomicLong();
  private volatile @Nullable Instant last;

  public Syncs(Clock clock) {
    this.clock = clock;
  }

  void happened() {
    last = clock.instant();
    count.incrementAndGet();
  }

  public long count() {
    return count.get();
  }

  /** When the last one ended; null if there was none. */
  public @Nullable Instant last() {
    return last;
  }
}
