package dev.holdfast.controller.admin;

import dev.holdfast.controller.dump.JsonRenderer;
import dev.holdfast.controller.dump.NodeImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a running plugin for its image. */
public final class AdminClient {
  private static final int LARGEST = 64 << 20;

  private AdminClient() {}

  /**
   * The live image of the plugin with this state folder.
   *
   * @throws IOException if there is none within the limit; the message says why
   */
  public static NodeImage image(Path stateDir, Duration limit) throws IOException {
    String text = fetch(AdminPath.of(stateDir), limit);
    if (text.isEmpty()) {
      throw new IOException("it gives this user no answer");
    }
    return new JsonRenderer().parse(text);
  }

  private static String fetch(Path socket, Duration limit) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Deadline deadline = Deadline.closing(channel, limit)) {
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return readAll(channel);
      } catch (IOException e) {
        throw deadline.missed()
            ? new IOException("no answer within " + limit.toMillis() + " ms from " + socket, e)
            : new IOException("no answer from " + socket + ": " + e.getMessage(), e);
      }
    }
  }

  private static String readAll(SocketChannel channel) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer part = ByteBuffer.allocate(1 << 16);
    while (channel.read(part) >= 0) {
      all.write(part.array(), 0, part.position());
      part.clear();
      if (all.size() > LARGEST) {
        throw new IOException("the answer is longer than " + LARGEST + " bytes");
      }
    }
    return all.toString(StandardCharsets.UTF_8);
  }
}
