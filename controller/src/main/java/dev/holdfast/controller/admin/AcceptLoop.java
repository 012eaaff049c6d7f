package dev.holdfast.controller.admin;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections until its channel is closed.
 *
 * @param what is served, in a word, for the log and the thread's name
 */
record AcceptLoop(ServerSocketChannel channel, String what, Taker taker) implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(AcceptLoop.class);

  /** After a failure: too many open files, for instance, take a while to become fewer. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Answers a connection on a thread of its own, or closes it. */
  interface Taker {
    void take(SocketChannel peer) throws IOException;
  }

  /** Begins on a thread of its own. */
  void start() {
    Thread.ofVirtual().name(what).start(this);
  }

  @Override
  public void run() {
    while (channel.isOpen()) {
      try {
        taker.take(channel.accept());
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException e) {
        log.warn("no connection for {} can be taken: {}", what, e.toString());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
