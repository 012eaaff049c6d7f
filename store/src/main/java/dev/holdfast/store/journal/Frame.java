package dev.holdfast.store.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One entry of a journal or a snapshot. On disk, all numbers big-endian:
 *
 * <pre>
 *  0  mark            F5 48 46 01; F5 occurs in no UTF-8 text, so in no record
 *  4  kind            int, see {@link FrameKind}
 *  8  payload length  int, 0 to {@value #MAX_PAYLOAD_BYTES}
 * 12  sequence        long from 1, the number of the change; grows by one over all journals
 * 20  CRC-32C of the payload
 * 24  CRC-32C of bytes 0 to 23
 * 28  payload
 * </pre>
 *
 * @param payload read-only, from its position to its limit
 */
public record Frame(FrameKind kind, long sequence, ByteBuffer payload) {
  /** Far above any real record (a few KiB), far below what could hurt a reader. */
  public static final int MAX_PAYLOAD_BYTES = 256 * 1024;

  /** Leaves room to count on from. */
  private static final long MAX_SEQUENCE = 1L << 62;

  static final int MARK = 0xF548_4601;
  static final int HEADER_BYTES = 28;
  private static final int CHECKED_HEADER_BYTES = 24;

  public Frame {
    payload = payload.asReadOnlyBuffer();
    if (payload.remaining() > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "a payload has " + payload.remaining() + " bytes, at most " + MAX_PAYLOAD_BYTES);
    }
  }

  /** The number that the next change has: a first or last frame is no change itself. */
  public long nextSequence() {
    return switch (kind) {
      case PUT, DELETE -> sequence + 1;
      case JOURNAL_START, SNAPSHOT_END -> sequence;
    };
  }

  public int sizeBytes() {
    return HEADER_BYTES + payload.remaining();
  }

  /** The frame as it lies on disk. */
  public ByteBuffer encoded() {
    ByteBuffer out = ByteBuffer.allocate(sizeBytes());
    out.putInt(MARK).putInt(kind.code()).putInt(payload.remaining()).putLong(sequence);
    out.putInt(crc(payload));
    out.putInt(crc(out.slice(0, CHECKED_HEADER_BYTES)));
    return out.put(payload.duplicate()).flip();
  }

  /** Whether a sound header begins here. */
  static boolean headerAt(ByteBuffer bytes, int at) {
    return bytes.getInt(at) == MARK
        && crc(bytes.slice(at, CHECKED_HEADER_BYTES)) == bytes.getInt(at + CHECKED_HEADER_BYTES)
        && FrameKind.of(bytes.getInt(at + 4)).isPresent()
        && bytes.getLong(at + 12) >= 1
        && bytes.getLong(at + 12) <= MAX_SEQUENCE
        && payloadLength(bytes, at) >= 0
        && payloadLength(bytes, at) <= MAX_PAYLOAD_BYTES;
  }

  static int payloadLength(ByteBuffer bytes, int at) {
    return bytes.getInt(at + 8);
  }

  /** Whether the payload behind a sound header is what was written. */
  static boolean payloadSoundAt(ByteBuffer bytes, int at) {
    ByteBuffer payload = bytes.slice(at + HEADER_BYTES, payloadLength(bytes, at));
    return crc(payload) == bytes.getInt(at + 20);
  }

  /** The sound frame that begins here, copied out. */
  static Frame at(ByteBuffer bytes, int at) {
    ByteBuffer payload = ByteBuffer.allocate(payloadLength(bytes, at));
    payload.put(bytes.slice(at + HEADER_BYTES, payload.capacity())).flip();
    return new Frame(
        FrameKind.of(bytes.getInt(at + 4)).orElseThrow(), bytes.getLong(at + 12), payload);
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }
}
