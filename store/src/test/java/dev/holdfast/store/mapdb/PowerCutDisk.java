package dev.holdfast.store.mapdb;

import dev.holdfast.store.disk.Disk;
import dev.holdfast.store.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A disk that knows what a power cut would leave at any moment: of a file, what was synced and any
 * part of what was appended since; of a folder, its names as they were synced, or as they are.
 */
final class PowerCutDisk implements Disk {
  private final Disk disk;
  private final Runnable beforeEachAct;
  private Map<Path, Bytes> synced = new HashMap<>();
  private final Map<Path, Bytes> names = new HashMap<>();

  PowerCutDisk(Disk disk, Runnable beforeEachAct) {
    this.disk = disk;
    this.beforeEachAct = beforeEachAct;
  }

  /** Both states of a file. */
  private static final class Bytes {
    private byte[] synced = {};
    private byte[] now = {};

    byte[] afterCut(Random random) {
      if (now.length <= synced.length || random.nextBoolean()) {
        return random.nextBoolean() ? synced : now;
      }
      byte[] some = now.clone();
      int arrived = random.nextInt(synced.length, now.length + 1);
      Arrays.fill(some, arrived, some.length, (byte) 0);
      return random.nextBoolean() ? some : Arrays.copyOf(some, arrived);
    }
  }

  /** Writes what a cut at this moment would leave into another folder. */
  synchronized void cut(Path folder, Random random) throws IOException {
    Files.createDirectories(folder);
    for (var file : (random.nextBoolean() ? synced : names).entrySet()) {
      Files.write(folder.resolve(file.getKey().getFileName()), file.getValue().afterCut(random));
    }
  }

  @Override
  public synchronized DiskFile create(Path path) throws IOException {
    beforeEachAct.run();
    Bytes bytes = names.computeIfAbsent(path, name -> new Bytes());
    bytes.now = new byte[0];
    return new ShadowedFile(disk.create(path), bytes);
  }

  @Override
  public synchronized DiskFile open(Path path) throws IOException {
    return new ShadowedFile(disk.open(path), known(path));
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    beforeEachAct.run();
    disk.rename(from, to);
    names.put(to, known(from));
    names.remove(from);
    synced = new HashMap<>(names);
  }

  @Override
  public synchronized void duplicate(Path from, Path to) throws IOException {
    disk.duplicate(from, to);
    names.put(to, known(from));
    synced = new HashMap<>(names);
  }

  @Override
  public synchronized void syncFolder(Path folder) throws IOException {
    disk.syncFolder(folder);
    synced = new HashMap<>(names);
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    beforeEachAct.run();
    disk.delete(path);
    names.remove(path);
  }

  private Bytes known(Path path) {
    return Objects.requireNonNull(names.get(path), "a file that was made here");
  }

  private final class ShadowedFile implements DiskFile {
    private final DiskFile file;
    private final Bytes bytes;

    ShadowedFile(DiskFile file, Bytes bytes) {
      this.file = file;
      this.bytes = bytes;
    }

    @Override
    public void write(ByteBuffer input, long position) throws IOException {
      synchronized (PowerCutDisk.this) {
        beforeEachAct.run();
        int at = (int) position;
        bytes.now = Arrays.copyOf(bytes.now, Math.max(bytes.now.length, at + input.remaining()));
        input.duplicate().get(bytes.now, at, input.remaining());
        file.write(input, position);
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (PowerCutDisk.this) {
        beforeEachAct.run();
        file.force();
        bytes.synced = bytes.now;
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      synchronized (PowerCutDisk.this) {
        file.truncate(length);
        bytes.now = Arrays.copyOf(bytes.now, (int) length);
      }
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
