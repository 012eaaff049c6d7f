package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.journal.Frame;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mapdb.DBException;
import org.mapdb.Serializer;
import org.mapdb.SortedTableMap;
import org.mapdb.volume.ByteArrayVol;
import org.mapdb.volume.SingleByteArrayVol;
import org.mapdb.volume.Volume;

/**
 * MapDB's read-only table of frames by slot, as bytes. The only class that touches MapDB; nothing
 * of MapDB is loaded unless a snapshot is written.
 *
 * <p>The table is built in memory and MapDB never opens a file of ours: no lock of its own, no
 * native code, no damaged file in its hands.
 */
final class SnapshotTable {
  private static final char SEPARATOR = '\0';
  private static final int SMALLEST_PAGE_BYTES = 1 << 14;
  private static final int PAGE_OVERHEAD_BYTES = 128;
  private static final int ONE_RECORD_A_NODE = 1;

  // From the layout that SortedTableMap writes.
  private static final int TABLE_HEADER_BYTES = 64;
  private static final int LAST_PAGE_OFFSET = 24;
  private static final int PAGE_SIZE_OFFSET = 32;

  private SnapshotTable() {}

  /** Sorts like {@link TaskSlot}; the codec refuses names with a zero byte. */
  static String key(TaskSlot slot) {
    return slot.allocId() + SEPARATOR + slot.taskName();
  }

  static byte[] write(SortedMap<TaskSlot, Frame> frames) {
    Volume volume = new ByteArrayVol();
    var table =
        SortedTableMap.create(volume, Serializer.STRING, Serializer.BYTE_ARRAY)
            .pageSize(pageBytes(frames))
            .nodeSize(ONE_RECORD_A_NODE)
            .createFromSink();
    frames.forEach((slot, frame) -> table.put(key(slot), frame.encoded().array()));
    table.create();
    NativeLeftovers.remove();
    return copy(volume);
  }

  private static int pageBytes(SortedMap<TaskSlot, Frame> frames) {
    // A slot's name lies in the payload too, in at least as many bytes.
    int largest = frames.values().stream().mapToInt(Frame::sizeBytes).max().orElse(0);
    return Math.max(SMALLEST_PAGE_BYTES, 2 * largest + PAGE_OVERHEAD_BYTES);
  }

  /** The used pages; the volume itself grows in larger steps. */
  private static byte[] copy(Volume volume) {
    long pages = volume.getLong(LAST_PAGE_OFFSET) + 1;
    int pageBytes = Math.toIntExact(volume.getLong(PAGE_SIZE_OFFSET));
    if (pages == 0) {
      pageBytes = TABLE_HEADER_BYTES;
    }
    byte[] bytes = new byte[Math.toIntExact(Math.max(1, pages) * pageBytes)];
    for (int at = 0; at < bytes.length; at += pageBytes) {
      volume.getData(at, bytes, at, pageBytes);
    }
    return bytes;
  }

  /**
   * Reads a table back through MapDB. For the verification of a table just written only: MapDB does
   * not notice damage reliably.
   *
   * @throws DBException or another RuntimeException where MapDB cannot read it
   */
  static SortedMap<String, ByteBuffer> read(byte[] bytes) {
    var table =
        SortedTableMap.open(
            new SingleByteArrayVol(bytes), Serializer.STRING, Serializer.BYTE_ARRAY);
    SortedMap<String, ByteBuffer> out = new TreeMap<>();
    table.forEach((key, value) -> out.put(key, ByteBuffer.wrap(value)));
    return out;
  }
}
