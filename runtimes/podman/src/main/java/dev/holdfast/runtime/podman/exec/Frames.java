package dev.holdfast.runtime.podman.exec;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes a wire's bytes apart. Without a terminal each piece has a head of eight bytes: the stream's
 * number and the length. With one, bytes are as the terminal made them.
 */
final class Frames {
  private static final int HEAD = 8;
  private static final int LENGTH_AT = 4;
  private static final int ERRORS = 2;
  private static final int LARGEST = 1 << 24;
  private static final int CHUNK = 8 << 10;

  private final Wire wire;
  private final ByteQueue stdout;
  private final ByteQueue stderr;

  Frames(Wire wire, ByteQueue stdout, ByteQueue stderr) {
    this.wire = wire;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** To the end of the wire. */
  void copyFramed() throws IOException, InterruptedException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    while (wire.readFully(head.clear())) {
      int length = head.getInt(LENGTH_AT);
      if (length < 0 || length > LARGEST) {
        throw new IOException("a frame of %d bytes is no frame".formatted(length));
      }
      ByteBuffer body = ByteBuffer.allocate(length);
      wire.readFully(body);
      byte[] bytes = java.util.Arrays.copyOf(body.array(), body.position());
      (head.get(0) >= ERRORS ? stderr : stdout).put(bytes);
    }
  }

  /** To the end of the wire. */
  void copyRaw() throws IOException, InterruptedException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    int count = wire.read(chunk);
    while (count >= 0) {
      stdout.put(java.util.Arrays.copyOf(chunk.array(), count));
      count = wire.read(chunk.clear());
    }
  }
}
