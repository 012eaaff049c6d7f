package dev.holdfast.controller.engine;

import java.util.concurrent.Semaphore;

/** Bounds how many launches run at once, so that a burst does not choke the runtime. */
public final class LaunchLimiter {
  private final int atOnce;
  private final Semaphore permits;

  public LaunchLimiter(int atOnce) {
    this.atOnce = atOnce;
    permits = new Semaphore(atOnce, true);
  }

  /** How many launches may run at once. */
  public int limit() {
    return atOnce;
  }

  /** How many launches run. */
  public int running() {
    return atOnce - permits.availablePermits();
  }

  /** How many launches wait for others to finish. */
  public int waiting() {
    return permits.getQueueLength();
  }

  void run(Runnable launch) throws InterruptedException {
    permits.acquire();
    try {
      launch.run();
    } finally {
      permits.release();
    }
  }
}
