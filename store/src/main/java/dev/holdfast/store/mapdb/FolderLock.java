package dev.holdfast.store.mapdb;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.holdfast.store.StoreInUse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process at a time: a lock of the kernel, which is free as soon as its owner is dead, and a
 * file beside it that says who that is.
 */
final class FolderLock implements AutoCloseable {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final Logger log = LoggerFactory.getLogger(FolderLock.class);

  private final FileChannel channel;
  private final Path ownerFile;

  private FolderLock(FileChannel channel, Path ownerFile) {
    this.channel = channel;
    this.ownerFile = ownerFile;
  }

  /**
   * Takes the lock, at once or not at all.
   *
   * @throws StoreInUse if somebody has it
   */
  static FolderLock acquire(StoreFolder folder, Clock clock) throws IOException {
    // One attempt at a time in this process: two of them could not see each other's owner file.
    synchronized (FolderLock.class) {
      Path ownerFile = folder.path().resolve("owner");
      LockOwner self = LockOwner.thisProcess(clock);
      Optional<LockOwner> owner = LockOwner.read(ownerFile);
      // Must come first: to open and close the lock file would free this process's own lock.
      if (owner.filter(self::sameProcess).isPresent()) {
        throw inUse(folder, owner);
      }
      FileChannel channel = lock(folder, ownerFile);
      tryToWrite(ownerFile, self.text());
      return new FolderLock(channel, ownerFile);
    }
  }

  private static FileChannel lock(StoreFolder folder, Path ownerFile) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.path().resolve("lock"), Set.of(CREATE, WRITE), OWNER_ONLY);
    if (!locked(channel)) {
      channel.close();
      throw inUse(folder, LockOwner.read(ownerFile));
    }
    return channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static StoreInUse inUse(StoreFolder folder, Optional<LockOwner> owner) {
    String who =
        owner
            .map(it -> "by process " + it.pid() + " since " + it.since())
            .orElse("by a process that left no name");
    return new StoreInUse(
        "the store in " + folder.path() + " is in use " + who + ": end that process first");
  }

  /** On a full disk the store opens all the same; only the name of its owner is missing then. */
  private static void tryToWrite(Path file, String text) {
    try (FileChannel out =
        FileChannel.open(file, Set.of(CREATE, WRITE, TRUNCATE_EXISTING), OWNER_ONLY)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      log.warn("{} could not be written: {}", file, StoreFolder.reason(e));
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(ownerFile);
    }
  }
}
