package dev.holdfast.runtime.podman.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A log that is followed. When its file is too large the monitor puts a new one in its place and
 * keeps none but the newest; those that we have open stay readable, and nothing is written to them
 * any more. So each is opened as soon as it is seen, also while an older one waits for a reader: a
 * few of them, since they take the disk's room until they are read.
 */
final class LogFiles implements Closeable {
  /** The one that is read, and those that wait: half a gigabyte at the size that we ask for. */
  static final int MOST = 16;

  private final Path path;
  private final Deque<Opened> files = new ArrayDeque<>();

  private record Opened(FileChannel channel, long inode) {}

  LogFiles(Path path) {
    this.path = path;
  }

  /** Opens the file that is in the log's place now, unless it is open. */
  synchronized void notice() throws IOException {
    Opened newest = files.peekLast();
    if (newest != null && newest.inode() == inodeNow()) {
      return;
    }
    Opened fresh = open();
    if (fresh == null) {
      return;
    }
    files.addLast(fresh);
    if (files.size() > MOST) {
      dropOldestThatWaits();
    }
  }

  /** Opened and looked at in one piece: another may take its place at any moment. */
  private @Nullable Opened open() throws IOException {
    while (true) {
      long before = inodeNow();
      if (before == 0) {
        return null;
      }
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      if (inodeNow() == before) {
        return new Opened(channel, before);
      }
      channel.close();
    }
  }

  private void dropOldestThatWaits() throws IOException {
    Iterator<Opened> oldest = files.iterator();
    oldest.next();
    Opened dropped = oldest.next();
    Journal.say(
        "%d bytes of %s are lost: nobody read what came before them"
            .formatted(dropped.channel().size(), path));
    oldest.remove();
    dropped.channel().close();
  }

  /** 0 where there is none. */
  private long inodeNow() throws IOException {
    try {
      return (Long) Files.getAttribute(path, "unix:ino");
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  /** The file that is being read; 0 where there is none yet. */
  synchronized long inode() {
    Opened oldest = files.peekFirst();
    return oldest == null ? 0 : oldest.inode();
  }

  /** Bytes from an offset, 0 at its end for now; a file that does not exist yet is empty. */
  synchronized int read(byte[] buffer, long offset) throws IOException {
    if (files.isEmpty()) {
      notice();
    }
    Opened oldest = files.peekFirst();
    return oldest == null ? 0 : Math.max(0, oldest.channel().read(ByteBuffer.wrap(buffer), offset));
  }

  /** Whether another file has taken the place of the one that is being read. */
  synchronized boolean isReplaced() throws IOException {
    notice();
    return files.size() > 1;
  }

  /** Goes over to the file that came after the one that is being read. */
  synchronized void next() throws IOException {
    Opened oldest = files.pollFirst();
    if (oldest != null) {
      oldest.channel().close();
    }
    notice();
  }

  @Override
  public synchronized void close() throws IOException {
    for (Opened file : files) {
      file.channel().close();
    }
    files.clear();
  }
}
