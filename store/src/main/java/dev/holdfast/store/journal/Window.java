package dev.holdfast.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A view that slides over a channel; holds the largest frame and never more than twice that. */
final class Window {
  private static final int CAPACITY = 2 * (Frame.HEADER_BYTES + Frame.MAX_PAYLOAD_BYTES);

  private static final byte MARK_BEGIN = (byte) (Frame.MARK >>> 24);

  private final ReadableByteChannel in;
  private final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY).limit(0);
  private long offset;

  Window(ReadableByteChannel in) {
    this.in = in;
  }

  /** Where in the channel the view begins. */
  long offset() {
    return offset;
  }

  /** Whether so many bytes are in view, after reading on where needed. */
  boolean require(int count) throws IOException {
    if (bytes.remaining() < count) {
      bytes.compact();
      while (bytes.position() < count && in.read(bytes) >= 0) {
        // A read may bring less than there is.
      }
      bytes.flip();
    }
    return bytes.remaining() >= count;
  }

  void advance(int count) {
    bytes.position(bytes.position() + count);
    offset += count;
  }

  /** Moves on by a byte and then to where a mark may begin; answers the last byte passed over. */
  byte skipToMark() {
    int at = bytes.position() + 1;
    while (at < bytes.limit() && bytes.get(at) != MARK_BEGIN) {
      at++;
    }
    advance(at - bytes.position());
    return bytes.get(at - 1);
  }

  boolean headerHere() {
    return Frame.headerAt(bytes, bytes.position());
  }

  int payloadLength() {
    return Frame.payloadLength(bytes, bytes.position());
  }

  boolean payloadSound() {
    return Frame.payloadSoundAt(bytes, bytes.position());
  }

  Frame frame() {
    return Frame.at(bytes, bytes.position());
  }

  /** Whether the bytes in view, fewer than a header, could be the beginning of one. */
  boolean beginsMark() {
    int known = Math.min(Integer.BYTES, bytes.remaining());
    for (int i = 0; i < known; i++) {
      if (bytes.get(bytes.position() + i) != (byte) (Frame.MARK >>> (24 - 8 * i))) {
        return false;
      }
    }
    return true;
  }
}
