package dev.holdfast.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A socket before another one, which can go away or stop passing bytes on. The end of input of one
 * side reaches the other, as protocols with a half-close need it.
 */
public final class Relay implements AutoCloseable {
  private static final int BUFFER = 65_536;
  private static final long STALL_PAUSE_NANOS = 1_000_000;

  private final Path target;
  private final Path socket;
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
  private final AtomicBoolean stalled = new AtomicBoolean();
  private @Nullable ServerSocketChannel server;

  /** Before this socket, on one of its own in a temporary folder. */
  public Relay(Path target) {
    this.target = target;
    try {
      this.socket = Files.createTempDirectory("holdfast-relay-").resolve("socket");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    begin();
  }

  /** Where to connect. */
  public Path socket() {
    return socket;
  }

  /** Connections break and new ones are refused. */
  public Outage away() {
    return new Outage() {
      @Override
      public void begin() {
        Relay.this.end();
      }

      @Override
      public void end() {
        Relay.this.begin();
      }
    };
  }

  /** Connections stay, but no byte passes. */
  public Outage stall() {
    return new Outage() {
      @Override
      public void begin() {
        stalled.set(true);
      }

      @Override
      public void end() {
        stalled.set(false);
      }
    };
  }

  private synchronized void begin() {
    if (server == null) {
      try {
        ServerSocketChannel fresh = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        fresh.bind(UnixDomainSocketAddress.of(socket));
        server = fresh;
        Thread.ofPlatform().daemon().start(() -> accept(fresh));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private synchronized void end() {
    try {
      if (server != null) {
        server.close();
        server = null;
        Files.delete(socket);
      }
      for (SocketChannel channel : open) {
        channel.close();
      }
      open.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocketChannel from) {
    try {
      while (from.isOpen()) {
        connect(from, from.accept());
      }
    } catch (ClosedChannelException e) {
      // The outage has begun.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that was accepted while the outage began must not live through it. */
  private synchronized void connect(ServerSocketChannel from, SocketChannel near)
      throws IOException {
    if (!from.isOpen()) {
      near.close();
      return;
    }
    SocketChannel far = SocketChannel.open(UnixDomainSocketAddress.of(target));
    open.addAll(List.of(near, far));
    Thread.ofPlatform().daemon().start(() -> join(near, far));
  }

  /** Until both sides have said all they have to say, or one is gone. */
  private void join(SocketChannel near, SocketChannel far) {
    try (near;
        far) {
      CompletableFuture<Void> back =
          CompletableFuture.runAsync(
              () -> copy(far, near), work -> Thread.ofPlatform().daemon().start(work));
      copy(near, far);
      back.join();
    } catch (IOException e) {
      // Both are closed, whatever the reason.
    }
  }

  private void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (from.read(buffer) >= 0) {
        awaitPassage();
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput(); // The other direction may go on.
    } catch (IOException e) {
      abandon(from, to);
    }
  }

  /** One end is gone, so is the other now. */
  private static void abandon(SocketChannel from, SocketChannel to) {
    try (from;
        to) {
      from.shutdownInput();
    } catch (IOException e) {
      // It was gone already.
    }
  }

  private void awaitPassage() {
    while (stalled.get()) {
      LockSupport.parkNanos(STALL_PAUSE_NANOS);
    }
  }

  /** Ends all connections and removes the socket. */
  @Override
  public void close() {
    end();
    try {
      Files.deleteIfExists(socket.resolve("..").normalize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
