package dev.holdfast.runtime.podman.exec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.podman.api.Endpoint;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A connection that was a request once and now carries bytes both ways. */
final class Wire implements AutoCloseable {
  private static final int LONGEST_HEAD = 16 << 10;
  private static final int LOWEST_REFUSAL = 400;

  private final SocketChannel channel;

  private Wire(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Sends a request and reads the head of its answer.
   *
   * @throws PodmanAway if there is none
   * @throws PodmanRefusal if it is a refusal
   */
  static Wire open(Endpoint endpoint, String path, JsonNode body) {
    try {
      Wire wire = new Wire(SocketChannel.open(address(endpoint)));
      wire.request(path, body.toString().getBytes(StandardCharsets.UTF_8));
      return wire;
    } catch (IOException e) {
      throw new PodmanAway("Podman at %s: %s".formatted(endpoint.uri(), e.getMessage()), e);
    }
  }

  private static SocketAddress address(Endpoint endpoint) {
    return endpoint
        .socket()
        .<SocketAddress>map(UnixDomainSocketAddress::of)
        .orElseGet(() -> {
          URI uri = URI.create(endpoint.uri());
          return new InetSocketAddress(uri.getHost(), uri.getPort());
        });
  }

  private void request(String path, byte[] body) throws IOException {
    String head =
        """
        POST %s HTTP/1.1
        Host: podman
        Content-Type: application/json
        Connection: Upgrade
        Upgrade: tcp
        Content-Length: %d

        """
            .formatted(path, body.length)
            .replace("\n", "\r\n");
    write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
    write(ByteBuffer.wrap(body));
    String answer = head();
    int status = status(answer);
    if (status >= LOWEST_REFUSAL) {
      String rest = rest();
      close();
      throw new PodmanRefusal(status, rest);
    }
  }

  /** Byte by byte: what follows the empty line is not ours to read yet. */
  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      if (channel.read(one.clear()) < 0 || head.size() > LONGEST_HEAD) {
        throw new EOFException("the connection ended before the answer did");
      }
      head.write(one.array()[0]);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private static int status(String head) throws IOException {
    String[] words = head.split(" ", 3);
    if (words.length < 2 || !words[1].matches("[0-9]{3}")) {
      throw new IOException("the answer is not HTTP");
    }
    return Integer.parseInt(words[1]);
  }

  private String rest() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_HEAD);
    int count = channel.read(buffer);
    return count <= 0 ? "" : new String(buffer.array(), 0, count, StandardCharsets.UTF_8);
  }

  void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Tells the other side that nothing more comes; what it sends still arrives. */
  void endInput() throws IOException {
    channel.shutdownOutput();
  }

  /** Fills the buffer; answers whether that was possible. */
  boolean readFully(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads what there is, at least a byte; -1 at the end. */
  int read(ByteBuffer buffer) throws IOException {
    return channel.read(buffer);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
