package dev.holdfast.runtime.podman;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stands before a registry and hands its answers on as slowly as a test wants. */
final class SlowProxy implements AutoCloseable {
  private static final int FREE_BYTES = 100_000;
  private static final int PIECE_BYTES = 10_000;

  private final int behind;
  private final int bytesPerSecond;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private SlowProxy(ServerSocket server, int behind, int bytesPerSecond) {
    this.server = server;
    this.behind = behind;
    this.bytesPerSecond = bytesPerSecond;
  }

  /**
   * Opens one on loopback.
   *
   * @param behind the registry's port
   * @param bytesPerSecond of each answer after its first 100 KB; 0 for nothing more at all
   */
  static SlowProxy open(int port, int behind, int bytesPerSecond) {
    try {
      ServerSocket server = new ServerSocket(port, 20, InetAddress.getLoopbackAddress());
      SlowProxy proxy = new SlowProxy(server, behind, bytesPerSecond);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        Socket registry = new Socket(InetAddress.getLoopbackAddress(), behind);
        open.add(client);
        open.add(registry);
        Thread.ofVirtual().start(() -> pump(client, registry, false));
        Thread.ofVirtual().start(() -> pump(registry, client, true));
      }
    } catch (IOException _) {
      server.isClosed(); // That is how it ends.
    }
  }

  private void pump(Socket from, Socket to, boolean slow) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[PIECE_BYTES];
      long bytes = 0;
      for (int count = in.read(piece); count > 0; count = in.read(piece)) {
        bytes += count;
        if (slow && bytes > FREE_BYTES) {
          hold(count);
        }
        out.write(piece, 0, count);
      }
    } catch (IOException _) {
      open.remove(from); // One side has gone, so the other is let go.
    }
  }

  private void hold(int count) {
    long nanos =
        bytesPerSecond == 0
            ? TimeUnit.HOURS.toNanos(1)
            : TimeUnit.SECONDS.toNanos(count) / bytesPerSecond;
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until && !server.isClosed()) {
      LockSupport.parkNanos(Math.min(until - System.nanoTime(), 100_000_000));
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
