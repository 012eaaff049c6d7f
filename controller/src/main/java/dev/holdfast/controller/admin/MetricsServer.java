package dev.holdfast.controller.admin;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves metrics to Prometheus on {@code /metrics}, over a Unix socket (0600) or a loopback port.
 * Reads one short request a connection and answers it once. Nobody who connects can hold up
 * anything: a connection has a few seconds, and the oldest goes when there are too many.
 */
public final class MetricsServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MetricsServer.class);
  private static final Duration LONGEST_SCRAPE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 16;

  private final ServerSocketChannel channel;
  private final AutoCloseable socket;
  private final Supplier<String> scrape;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final ConcurrentLinkedDeque<SocketChannel> peers = new ConcurrentLinkedDeque<>();

  private MetricsServer(
      ServerSocketChannel channel, AutoCloseable socket, Supplier<String> scrape) {
    this.channel = channel;
    this.socket = socket;
    this.scrape = scrape;
  }

  /**
   * Starts serving.
   *
   * @param scrape makes the text, at once
   * @throws IOException if the address cannot be had; the message names it
   */
  public static MetricsServer open(SocketAddress address, Supplier<String> scrape)
      throws IOException {
    MetricsServer server = bind(address, scrape);
    new AcceptLoop(server.channel, "metrics", server::take).start();
    return server;
  }

  private static MetricsServer bind(SocketAddress address, Supplier<String> scrape)
      throws IOException {
    if (address instanceof UnixDomainSocketAddress unix) {
      BoundSocket socket = BoundSocket.bind(unix.getPath());
      return new MetricsServer(socket.channel(), socket, scrape);
    }
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address);
      return new MetricsServer(channel, channel, scrape);
    } catch (IOException e) {
      channel.close();
      throw new IOException("no metrics at " + address + ": " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  public SocketAddress address() throws IOException {
    return channel.getLocalAddress();
  }

  private void take(SocketChannel peer) throws IOException {
    peers.add(peer);
    if (peers.size() > AT_ONCE) {
      SocketChannel oldest = peers.pollFirst();
      if (oldest != null) {
        oldest.close();
      }
    }
    Thread.ofVirtual().name("metrics-answer").start(() -> answer(peer));
  }

  private void answer(SocketChannel peer) {
    try (peer;
        Deadline _ = Deadline.closing(peer, LONGEST_SCRAPE)) {
      ByteBuffer answer = ScrapeAnswer.to(ScrapeRequest.read(peer), this::text);
      while (answer.hasRemaining()) {
        peer.write(answer);
      }
      peer.shutdownOutput();
    } catch (IOException e) {
      log.debug("nobody waited for the metrics: {}", e.toString());
    } catch (RuntimeException e) {
      log.error("the metrics could not be made", e);
    } finally {
      peers.remove(peer);
    }
  }

  /** Scrapes that come at once wait for each other, so they cannot take every processor. */
  private String text() {
    oneAtATime.lock();
    try {
      return scrape.get();
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Ends serving and removes the socket. A second call does nothing. */
  @Override
  public void close() {
    try {
      socket.close();
      for (SocketChannel peer : peers) {
        peer.close();
      }
    } catch (Exception e) {
      log.debug("the metrics' socket did not close", e);
    }
  }
}
