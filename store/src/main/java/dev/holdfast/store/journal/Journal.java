package dev.holdfast.store.journal;

import dev.holdfast.store.disk.Disk;
import dev.holdfast.store.disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that changes are appended to. For one thread.
 *
 * <p>A failed append leaves the file as it was before, so that half a frame never stands in front
 * of later ones. Where that fails too, or where waiting for the disk failed, the file is not to be
 * trusted any more ({@link #trusted()}): Linux forgets unwritten pages after a failed sync, and a
 * second sync would report success. Go on in a new file then.
 */
public final class Journal implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final String UNFINISHED_SUFFIX = ".tmp";

  private final DiskFile file;
  private final long start;
  private long end;
  private boolean trusted = true;

  private Journal(DiskFile file, long start, long end) {
    this.file = file;
    this.start = start;
    this.end = end;
  }

  /** A new journal; it gets its name when its first frame is durable, so never exists half. */
  public static Journal create(Disk disk, Path path, long generation, long nextSequence)
      throws IOException {
    Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED_SUFFIX);
    DiskFile file = disk.create(unfinished);
    try {
      ByteBuffer payload = ByteBuffer.allocate(Long.BYTES).putLong(generation).flip();
      Frame first = new Frame(FrameKind.JOURNAL_START, nextSequence, payload);
      file.write(first.encoded(), 0);
      file.force();
      disk.rename(unfinished, path);
      return new Journal(file, first.sizeBytes(), first.sizeBytes());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Goes on in a journal behind its last whole frame; what lies behind that is cut off. */
  public static Journal resume(Disk disk, Path path, long goodEnd) throws IOException {
    DiskFile file = disk.open(path);
    if (file.size() > goodEnd) {
      file.truncate(goodEnd);
    }
    return new Journal(file, Frame.HEADER_BYTES + Long.BYTES, goodEnd);
  }

  /** Appends frames; they are durable when this returns, and not there when it fails. */
  public void append(List<Frame> frames) throws IOException {
    ByteBuffer bytes = joined(frames);
    int length = bytes.remaining();
    boolean durable = false;
    try {
      file.write(bytes, end);
      force();
      durable = true;
    } finally {
      if (!durable) {
        takeBack();
      }
    }
    end += length;
  }

  private void force() throws IOException {
    trusted = false;
    file.force();
    trusted = true;
  }

  private void takeBack() {
    try {
      file.truncate(end);
    } catch (IOException e) {
      trusted = false;
      log.warn("A failed write could not be taken back: {}", e.toString());
    }
  }

  private static ByteBuffer joined(List<Frame> frames) {
    ByteBuffer out = ByteBuffer.allocate(frames.stream().mapToInt(Frame::sizeBytes).sum());
    frames.forEach(frame -> out.put(frame.encoded()));
    return out.flip();
  }

  /** Whether more may be appended. */
  public boolean trusted() {
    return trusted;
  }

  public boolean isEmpty() {
    return end <= start;
  }

  public long sizeBytes() {
    return end;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
