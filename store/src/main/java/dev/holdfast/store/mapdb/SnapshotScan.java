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
    try (FileChannel file = StoreFolder.readable(path)) {
      Collector found = new Collector();
      FrameScanner.scan(file, found);
      return found.scan(file);
    }
  }

  private static final class Collector implements FrameScanner.Sink {
    private final List<Frame> frames = new ArrayList<>();
    private @Nullable SnapshotEnd end;
    private long endOffset;

    @Override
    public void accept(long offset, Frame frame) {
      if (frame.kind() == FrameKind.PUT) {
        frames.add(frame);
      }
      SnapshotEnd.of(frame).ifPresent(found -> end = found);
      endOffset = offset;
    }

    SnapshotScan scan(FileChannel file) throws IOException {
      return new SnapshotScan(frames, end, end != null && sound(end, file));
    }

    private boolean sound(SnapshotEnd last, FileChannel file) throws IOException {
      return file.size() == endOffset + SnapshotEnd.FRAME_BYTES
          && frames.size() == last.records()
          && crc(file, endOffset) == last.tableCrc();
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
