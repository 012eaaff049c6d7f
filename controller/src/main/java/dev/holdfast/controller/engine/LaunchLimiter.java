package dev.holdfast.controller.engine;

import java.util.concurrent.Semaphore;

/** Bounds how many launches run at once, so that a burst does not choke the runtime. */
public final class LaunchLimiter {
  private final Semaphore permits;

  public LaunchLimiter(int atOnce) {
    permits = new Semaphore(atOnce, true);
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
