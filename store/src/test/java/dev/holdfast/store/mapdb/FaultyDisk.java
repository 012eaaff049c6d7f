package dev.holdfast.store.mapdb;

import dev.holdfast.store.disk.Disk;
import dev.holdfast.store.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A disk that refuses what it is told to refuse. A refused write has written half of its bytes. */
record FaultyDisk(Disk disk, Set<Act> refused) implements Disk {

  /** What can be refused. */
  enum Act {
    CREATE,
    WRITE,
    FORCE,
    TRUNCATE,
    RENAME,
    DUPLICATE
  }

  static FaultyDisk around(Disk disk) {
    return new FaultyDisk(disk, ConcurrentHashMap.newKeySet());
  }

  void refuse(Act... acts) {
    refused.addAll(Set.of(acts));
  }

  void recover() {
    refused.clear();
  }

  private void judge(Act act) throws IOException {
    if (refused.contains(act)) {
      throw new IOException("no space left on device (" + act + ")");
    }
  }

  @Override
  public DiskFile create(Path path) throws IOException {
    judge(Act.CREATE);
    return new FaultyFile(disk.create(path));
  }

  @Override
  public DiskFile open(Path path) throws IOException {
    return new FaultyFile(disk.open(path));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    judge(Act.RENAME);
    disk.rename(from, to);
  }

  @Override
  public void duplicate(Path from, Path to) throws IOException {
    judge(Act.DUPLICATE);
    disk.duplicate(from, to);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    disk.syncFolder(folder);
  }

  @Override
  public void delete(Path path) throws IOException {
    disk.delete(path);
  }

  private final class FaultyFile implements DiskFile {
    private final DiskFile file;

    FaultyFile(DiskFile file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      if (refused.contains(Act.WRITE)) {
        file.write(bytes.limit(bytes.position() + bytes.remaining() / 2), position);
      }
      judge(Act.WRITE);
      file.write(bytes, position);
    }

    @Override
    public void force() throws IOException {
      judge(Act.FORCE);
      file.force();
    }

    @Override
    public void truncate(long length) throws IOException {
      judge(Act.TRUNCATE);
      file.truncate(length);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
