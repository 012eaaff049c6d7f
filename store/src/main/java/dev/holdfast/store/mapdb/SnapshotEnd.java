package dev.holdfast.store.mapdb;

import dev.holdfast.store.journal.Frame;
import dev.holdfast.store.journal.FrameKind;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The last frame of a snapshot, behind MapDB's table: without it the file is not complete.
 *
 * @param nextSequence the number of the first change that is not in the snapshot
 * @param tableCrc CRC-32C of all bytes before this frame
 */
record SnapshotEnd(long generation, long records, long nextSequence, int tableCrc) {
  private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;
  static final int FRAME_BYTES = new SnapshotEnd(0, 0, 0, 0).frame().sizeBytes();

  Frame frame() {
    ByteBuffer payload = ByteBuffer.allocate(BYTES);
    payload.putLong(generation).putLong(records).putInt(tableCrc).flip();
    return new Frame(FrameKind.SNAPSHOT_END, nextSequence, payload);
  }

  static Optional<SnapshotEnd> of(Frame frame) {
    ByteBuffer payload = frame.payload().duplicate();
    if (frame.kind() != FrameKind.SNAPSHOT_END || payload.remaining() != BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        new SnapshotEnd(payload.getLong(), payload.getLong(), frame.sequence(), payload.getInt()));
  }
}
