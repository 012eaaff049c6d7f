package dev.holdfast.runtime.podman;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done now and then, beside the calls and never twice at once. */
final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final AtomicBoolean busy = new AtomicBoolean();
  private final Runnable work;

  Sweeper(Runnable work) {
    this.work = work;
  }

  /** Begins unless it is at work already. */
  void begin() {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().name("podman-sweep").start(this::run);
    }
  }

  private void run() {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("clearing up failed and is tried again", e);
    } finally {
      busy.set(false);
    }
  }
}
