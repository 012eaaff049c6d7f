package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.codec.RecordCodec;
import dev.holdfast.store.disk.Disk;
import dev.holdfast.store.disk.DiskFile;
import dev.holdfast.store.journal.Frame;
import dev.holdfast.store.journal.FrameKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * All records at the moment when a generation begins.
 *
 * @param nextSequence the number of the first change that is not in it
 */
record Snapshot(long generation, long nextSequence, SortedMap<TaskSlot, Entry> entries) {

  /**
   * Writes the file and reads it back, both through MapDB and as a recovery would; it has its name
   * only after that. A failure leaves nothing of it.
   */
  void write(StoreFolder folder, Disk disk, RecordCodec codec) throws IOException {
    Path path = folder.snapshot(generation);
    Path unfinished = path.resolveSibling(path.getFileName() + StoreFolder.UNFINISHED_SUFFIX);
    try {
      SortedMap<TaskSlot, Frame> frames = frames(codec);
      writeFile(disk, unfinished, SnapshotTable.write(frames));
      verify(unfinished, frames);
      disk.rename(unfinished, path);
    } catch (IOException | RuntimeException e) {
      disk.delete(unfinished);
      // MapDB has unchecked exceptions for everything, and they must not stop a start.
      throw new IOException("no snapshot " + path + ": " + e, e);
    }
  }

  private SortedMap<TaskSlot, Frame> frames(RecordCodec codec) throws IOException {
    SortedMap<TaskSlot, Frame> frames = new TreeMap<>();
    for (Map.Entry<TaskSlot, Entry> entry : entries.entrySet()) {
      byte[] payload = codec.encode(entry.getValue().record());
      long sequence = entry.getValue().sequence();
      frames.put(entry.getKey(), new Frame(FrameKind.PUT, sequence, ByteBuffer.wrap(payload)));
    }
    return frames;
  }

  private void writeFile(Disk disk, Path path, byte[] table) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(table);
    SnapshotEnd end =
        new SnapshotEnd(generation, entries.size(), nextSequence, (int) crc.getValue());
    try (DiskFile file = disk.create(path)) {
      file.write(ByteBuffer.wrap(table), 0);
      file.write(end.frame().encoded(), table.length);
      file.force();
    }
  }

  private void verify(Path path, SortedMap<TaskSlot, Frame> frames) throws IOException {
    SortedMap<String, ByteBuffer> expected = new TreeMap<>();
    frames.forEach((slot, frame) -> expected.put(SnapshotTable.key(slot), frame.encoded()));
    byte[] bytes = Files.readAllBytes(path);
    int tableBytes = bytes.length - SnapshotEnd.FRAME_BYTES;
    boolean readable = SnapshotTable.read(Arrays.copyOf(bytes, tableBytes)).equals(expected);
    if (!readable || !SnapshotScan.of(path).sound()) {
      throw new IOException("the snapshot " + path + " reads back as something else");
    }
  }
}
