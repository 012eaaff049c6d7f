package dev.holdfast.store.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The machine's own file system. */
public final class LocalDisk implements Disk {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Syncs syncs;

  public LocalDisk(Syncs syncs) {
    this.syncs = syncs;
  }

  @Override
  public DiskFile create(Path path) throws IOException {
    return new Channel(
        FileChannel.open(path, Set.of(CREATE, TRUNCATE_EXISTING, READ, WRITE), OWNER_ONLY), syncs);
  }

  @Override
  public DiskFile open(Path path) throws IOException {
    return new Channel(FileChannel.open(path, READ, WRITE), syncs);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE);
    syncFolderOf(to);
  }

  @Override
  public void duplicate(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException e) {
      Files.copy(from, to);
    }
    syncFolderOf(to);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  private void syncFolderOf(Path path) throws IOException {
    syncFolder(requireNonNull(path.toAbsolutePath().getParent(), "a file has a folder"));
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    long began = System.nanoTime();
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
    syncs.happened(System.nanoTime() - began);
  }

  private record Channel(FileChannel channel, Syncs syncs) implements DiskFile {

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void force() throws IOException {
      // False leaves out times only: the size is always part of it (fdatasync).
      long began = System.nanoTime();
      channel.force(false);
      syncs.happened(System.nanoTime() - began);
    }

    @Override
    public void truncate(long length) throws IOException {
      channel.truncate(length);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
