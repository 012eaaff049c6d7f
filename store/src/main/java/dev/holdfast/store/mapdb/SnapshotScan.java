package dev.holdfast.store.mapdb;

import dev.holdfast.store.journal.Frame;
import dev.holdfast.store.journal.FrameKind;
import dev.holdfast.store.journal.FrameScanner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a snapshot file, found by their marks: a value lies in MapDB's table in one piece.
 * So the file of a sound store and of a damaged one are read alike, and MapDB is not loaded.
 *
 * @param frames the records, as far as they are readable
 * @param end null where the file is not complete
 * @param sound whether every byte is as it was written
 */
record SnapshotScan(List<Frame> frames, @Nullable SnapshotEnd end, boolean sound) {
  private static final int BUFFER_BYTES = 1 << 16;

  static SnapshotScan of(Path path) throws IOException {
    List<Frame> frames = new ArrayList<>();
    List<Long> endOffset = new ArrayList<>();
    List<SnapshotEnd> ends = new ArrayList<>();
    try (FileChannel file = StoreFolder.readable(path)) {
      FrameScanner.scan(
          file,
          (offset, frame) -> {
            if (frame.kind() == FrameKind.PUT) {
              frames.add(frame);
            }
            SnapshotEnd.of(frame)
                .ifPresent(end -> {
                  ends.add(end);
                  endOffset.add(offset);
                });
          });
      if (ends.size() != 1) {
        return new SnapshotScan(frames, null, false);
      }
      SnapshotEnd end = ends.getFirst();
      boolean sound =
          file.size() == endOffset.getFirst() + SnapshotEnd.FRAME_BYTES
              && frames.size() == end.records()
              && crc(file, endOffset.getFirst()) == end.tableCrc();
      return new SnapshotScan(frames, end, sound);
    }
  }

  private static int crc(FileChannel file, long length) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    long at = 0;
    while (at < length) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, length - at));
      int read = file.read(buffer, at);
      if (read < 0) {
        return ~(int) crc.getValue();
      }
      crc.update(buffer.flip());
      at += read;
    }
    return (int) crc.getValue();
  }
}
