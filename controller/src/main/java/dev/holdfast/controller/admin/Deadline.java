package dev.holdfast.controller.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Closes a connection when its time is over, unless this is closed before. */
final class Deadline implements AutoCloseable {
  private final Thread watch;
  private volatile boolean missed;

  private Deadline(SocketChannel channel, Duration limit) {
    watch = Thread.ofVirtual().name("admin-deadline").unstarted(() -> watch(channel, limit));
  }

  static Deadline closing(SocketChannel channel, Duration limit) {
    Deadline deadline = new Deadline(channel, limit);
    deadline.watch.start();
    return deadline;
  }

  /** Whether the time is over. */
  boolean missed() {
    return missed;
  }

  private void watch(SocketChannel channel, Duration limit) {
    try {
      Thread.sleep(limit);
      missed = true;
      channel.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
