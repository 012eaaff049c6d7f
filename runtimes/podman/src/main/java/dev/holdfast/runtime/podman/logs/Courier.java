package dev.holdfast.runtime.podman.logs;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a carrier on a thread while there is something to carry, one at a time: writing to a pipe
 * may block, and with it everything else that the thread would have to do.
 */
final class Courier {
  private final Carrier carrier;
  private final AtomicInteger wakes = new AtomicInteger();
  private volatile boolean over;

  Courier(Carrier carrier) {
    this.carrier = carrier;
  }

  /** There may be something to carry. */
  void wake() {
    if (!over && wakes.getAndIncrement() == 0) {
      Thread.ofPlatform().daemon().name("ships " + carrier.shipment().workload()).start(this::run);
    }
  }

  /**
   * The log's file may be another one now, and must be seen before the next one comes: the carrier
   * may be waiting for its reader.
   */
  void notice() {
    try {
      carrier.notice();
    } catch (IOException e) {
      Journal.say("the log of " + carrier.shipment().workload() + " cannot be looked at: " + e);
    }
  }

  /** Looks whether the container has ended, and whether somebody reads again. */
  void look() {
    if (!over && (carrier.endsNow() || carrier.isBehind())) {
      wake();
    }
  }

  /** The container has ended. */
  void end() {
    carrier.end();
    wake();
  }

  private void run() {
    int seen;
    do {
      seen = wakes.get();
      advance();
    } while (!wakes.compareAndSet(seen, 0));
  }

  private void advance() {
    try {
      over = carrier.advance() || over;
    } catch (IOException | RuntimeException e) {
      Journal.say("the output of " + carrier.shipment().workload() + " stays behind: " + e);
    }
  }

  void close() {
    over = true;
    try {
      carrier.close();
    } catch (IOException e) {
      Journal.say("a pipe of " + carrier.shipment().workload() + " was not closed: " + e);
    }
  }
}
