package dev.holdfast.runtime.podman.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes its holder the only one at work in a folder. The lock's file goes with the holder. */
final class FolderLock implements Closeable {
  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock, unless somebody has it. */
  static Optional<FolderLock> take(Path folder) throws IOException {
    Path file = folder.resolve("shipper.lock");
    while (true) {
      FolderLock lock =
          new FolderLock(
              file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      if (!lock.isFree()) {
        lock.channel.close();
        return Optional.empty();
      }
      if (lock.isStillThatFile()) {
        return Optional.of(lock);
      }
      lock.channel.close();
    }
  }

  private boolean isFree() throws IOException {
    @Nullable FileLock taken = channel.tryLock();
    return taken != null;
  }

  /**
   * Who had it before may have deleted the file after we had opened it. Told by a size that only we
   * give it: to open the file once more and close it would give up the lock (fcntl(2)).
   */
  private boolean isStillThatFile() throws IOException {
    long size = ProcessHandle.current().pid();
    channel.truncate(0);
    channel.write(ByteBuffer.allocate(1), size - 1);
    return Files.exists(file) && Files.size(file) == size;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}
