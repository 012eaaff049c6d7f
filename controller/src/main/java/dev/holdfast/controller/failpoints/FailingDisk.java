package dev.holdfast.controller.failpoints;

import dev.holdfast.store.disk.Disk;
import dev.holdfast.store.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk with points before and after each act: inside a write of the store, and inside repair. */
record FailingDisk(Disk disk, Failpoints failpoints) implements Disk {

  private interface Act {
    void perform() throws IOException;
  }

  private interface Making {
    DiskFile make() throws IOException;
  }

  @Override
  public DiskFile create(Path path) throws IOException {
    return made("disk.create", () -> disk.create(path));
  }

  @Override
  public DiskFile open(Path path) throws IOException {
    return made("disk.open", () -> disk.open(path));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    around("disk.rename", () -> disk.rename(from, to));
  }

  @Override
  public void duplicate(Path from, Path to) throws IOException {
    around("disk.duplicate", () -> disk.duplicate(from, to));
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    around("disk.sync_folder", () -> disk.syncFolder(folder));
  }

  @Override
  public void delete(Path path) throws IOException {
    around("disk.delete", () -> disk.delete(path));
  }

  private DiskFile made(String call, Making making) throws IOException {
    hit(call + Points.BEFORE);
    DiskFile file = making.make();
    try {
      hit(call + Points.AFTER);
    } catch (IOException e) {
      file.close();
      throw e;
    }
    return new FailingFile(file, this);
  }

  private void around(String call, Act act) throws IOException {
    hit(call + Points.BEFORE);
    act.perform();
    hit(call + Points.AFTER);
  }

  private void hit(String point) throws IOException {
    try {
      failpoints.hit(point, Whom.ALL);
    } catch (Injected e) {
      throw new IOException(e.words(), e);
    }
  }

  private record FailingFile(DiskFile file, FailingDisk disk) implements DiskFile {

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      disk.around("disk.write", () -> file.write(bytes, position));
    }

    @Override
    public void force() throws IOException {
      disk.around("disk.force", file::force);
    }

    @Override
    public void truncate(long length) throws IOException {
      disk.around("disk.truncate", () -> file.truncate(length));
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
