package dev.holdfast.runtime.podman.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A log file that is followed. When it is too large the monitor puts a new file in its place; the
 * old one stays readable for whoever has it open, and nothing is written to it any more.
 */
final class LogFile implements Closeable {
  private final Path path;
  private @Nullable FileChannel channel;
  private long inode;

  LogFile(Path path) {
    this.path = path;
  }

  /** The file that is being read; 0 where there is none yet. */
  long inode() {
    return inode;
  }

  /** Bytes from an offset, 0 at its end for now; a file that does not exist yet is empty. */
  int read(byte[] buffer, long offset) throws IOException {
    FileChannel open = opened();
    return open == null ? 0 : Math.max(0, open.read(ByteBuffer.wrap(buffer), offset));
  }

  private @Nullable FileChannel opened() throws IOException {
    if (channel == null) {
      try {
        channel = FileChannel.open(path, StandardOpenOption.READ);
        inode = inodeNow();
      } catch (NoSuchFileException _) {
        return null;
      }
    }
    return channel;
  }

  /** Whether another file has taken its place. */
  boolean isReplaced() throws IOException {
    try {
      return channel != null && inodeNow() != inode;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private long inodeNow() throws IOException {
    return (Long) Files.getAttribute(path, "unix:ino");
  }

  /** Goes over to the file that is in its place now. */
  void next() throws IOException {
    close();
    opened();
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
      inode = 0;
    }
  }
}
