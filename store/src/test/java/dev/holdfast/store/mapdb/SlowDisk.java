package dev.holdfast.store.mapdb;

import dev.holdfast.store.disk.Disk;
import dev.holdfast.store.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** A disk whose syncs can be held up. */
record SlowDisk(Disk disk, Semaphore gate) implements Disk {
  private static final int OPEN = 1_000_000;

  SlowDisk(Disk disk) {
    this(disk, new Semaphore(OPEN));
  }

  void hold() {
    gate.drainPermits();
  }

  void release() {
    gate.release(OPEN);
  }

  @Override
  public DiskFile create(Path path) throws IOException {
    return new SlowFile(disk.create(path), gate);
  }

  @Override
  public DiskFile open(Path path) throws IOException {
    return new SlowFile(disk.open(path), gate);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void duplicate(Path from, Path to) throws IOException {
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

  private record SlowFile(DiskFile file, Semaphore gate) implements DiskFile {

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      file.write(bytes, position);
    }

    @Override
    public void force() throws IOException {
      gate.acquireUninterruptibly();
      file.force();
    }

    @Override
    public void truncate(long length) throws IOException {
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
