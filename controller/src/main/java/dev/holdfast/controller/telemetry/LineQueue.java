package dev.holdfast.controller.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.event.Level;

/**
 * Hands lines to a sink from a thread of its own, so that nobody who logs ever waits for a reader
 * or a disk. When the sink falls behind by {@value #LIMIT_BYTES} bytes, lines are dropped and
 * counted, and the count takes their place.
 */
final class LineQueue {
  static final int LIMIT_BYTES = 1 << 20;

  private final LineSink sink;
  private final String threadName;
  private final Deque<byte[]> lines = new ArrayDeque<>();
  private int waitingBytes;
  private long dropped;
  private boolean started;
  private boolean busy;

  LineQueue(LineSink sink, String threadName) {
    this.sink = sink;
    this.threadName = threadName;
  }

  synchronized void add(byte[] line) {
    if (waitingBytes + line.length > LIMIT_BYTES) {
      dropped++;
      return;
    }
    if (dropped > 0) {
      enqueue(loss());
    }
    enqueue(line);
    start();
    notifyAll();
  }

  private void enqueue(byte[] line) {
    lines.add(line);
    waitingBytes += line.length;
  }

  private byte[] loss() {
    String message = dropped + " log lines were dropped because nobody took them in time";
    dropped = 0;
    return HclogLine.of(LogEvent.of(Instant.now(), Level.WARN, LineQueue.class.getName(), message));
  }

  private void start() {
    if (!started) {
      started = true;
      Thread.ofPlatform().daemon().name(threadName).start(this::drain);
    }
  }

  /** Waits until everything is written, but not longer than given. */
  synchronized void flush(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (busy || !lines.isEmpty()) {
        long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (millis <= 0) {
          return;
        }
        wait(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drain() {
    try {
      while (true) {
        sink.write(take());
        done();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized byte[] take() throws InterruptedException {
    while (lines.isEmpty()) {
      wait();
    }
    busy = true;
    byte[] line = lines.remove();
    waitingBytes -= line.length;
    return line;
  }

  private synchronized void done() {
    busy = false;
    notifyAll();
  }
}
