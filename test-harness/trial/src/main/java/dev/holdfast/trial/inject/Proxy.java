package dev.holdfast.trial.inject;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Unix socket that passes bytes on to another one, late or not at all when it is told to. File
 * descriptors do not pass.
 */
final class Proxy implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final Duration POLL = Duration.ofMillis(20);

  private final ServerSocketChannel server;
  private final Path real;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean silent;

  private Proxy(ServerSocketChannel server, Path real) {
    this.server = server;
    this.real = real;
  }

  static Proxy open(Path own, Path real) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(own));
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
    Proxy proxy = new Proxy(server, real);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  /** Answers come later by this from now on; zero for at once. */
  void delay(Duration by) {
    delay = by;
  }

  /** While silent nothing passes and connections stay open. */
  void silent(boolean now) {
    silent = now;
  }

  /** Ends every connection; new ones are taken. */
  void disconnect() {
    open.forEach(Proxy::close);
    open.clear();
  }

  int connections() {
    return open.size() / 2;
  }

  private void accept() {
    try {
      while (true) {
        connect(server.accept());
      }
    } catch (IOException closed) {
      disconnect();
    }
  }

  private void connect(SocketChannel client) {
    try {
      SocketChannel peer = SocketChannel.open(UnixDomainSocketAddress.of(real));
      open.add(client);
      open.add(peer);
      Thread.ofVirtual().start(() -> pass(client, peer, false));
      Thread.ofVirtual().start(() -> pass(peer, client, true));
    } catch (IOException refused) {
      close(client);
    }
  }

  private void pass(SocketChannel from, SocketChannel to, boolean answers) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (from.read(buffer) >= 0) {
        hold(answers);
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException cut) {
      // Both ends are told below.
    }
    close(from);
    close(to);
    open.remove(from);
    open.remove(to);
  }

  private void hold(boolean answers) {
    if (answers) {
      Pause.of(delay);
    }
    while (silent) {
      Pause.of(POLL);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException gone) {
      // It is closed, which is what was wanted.
    }
  }

  @Override
  public void close() throws IOException {
    silent = false;
    server.close();
    disconnect();
  }
}
