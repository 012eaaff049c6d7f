package dev.holdfast.controller.admin;

import dev.holdfast.controller.dump.JsonRenderer;
import dev.holdfast.controller.dump.NodeImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a running plugin for its image. */
public final class AdminClient {
  private static final int LARGEST = 64 << 20;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private AdminClient() {}

  /**
   * The live image of the plugin with this state folder.
   *
   * @param first how long to wait for a sign of life
   * @param whole how long, from then on, for the rest of the answer
   * @throws IOException if there is none within these limits; the message says why
   */
  public static NodeImage image(Path stateDir, Duration first, Duration whole) throws IOException {
    String text = fetch(AdminPath.of(stateDir), first, whole);
    if (text.isEmpty()) {
      throw new IOException("it gives this user no answer");
    }
    return new JsonRenderer().parse(text);
  }

  private static String fetch(Path socket, Duration first, Duration whole) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector ready = Selector.open()) {
      channel.configureBlocking(false);
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.register(ready, SelectionKey.OP_READ);
      return readAll(channel, ready, first, whole);
    } catch (TimedOut e) {
      throw new IOException("no answer within " + e.limit.toMillis() + " ms from " + socket, e);
    } catch (IOException e) {
      throw new IOException("no answer from " + socket + ": " + e.getMessage(), e);
    }
  }

  private static String readAll(
      SocketChannel channel, Selector ready, Duration first, Duration whole) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer part = ByteBuffer.allocate(1 << 16);
    Limit limit = Limit.of(first);
    while (true) {
      limit.await(ready);
      int count = channel.read(part);
      if (count < 0) {
        return all.toString(StandardCharsets.UTF_8);
      }
      limit = all.size() == 0 && count > 0 ? Limit.of(whole) : limit;
      all.write(part.array(), 0, part.position());
      part.clear();
      if (all.size() > LARGEST) {
        throw new IOException("the answer is longer than " + LARGEST + " bytes");
      }
    }
  }

  /** A time by which something has to be there. */
  private record Limit(Duration length, long deadlineNanos) {
    static Limit of(Duration length) {
      return new Limit(length, System.nanoTime() + length.toNanos());
    }

    void await(Selector ready) throws IOException {
      long millis = (deadlineNanos - System.nanoTime()) / NANOS_PER_MILLI;
      if (millis <= 0 || ready.select(millis) == 0) {
        throw new TimedOut(length);
      }
      ready.selectedKeys().clear();
    }
  }

  private static final class TimedOut extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Duration limit;

    TimedOut(Duration limit) {
      super("timed out");
      this.limit = limit;
    }
  }
}
