package dev.holdfast.store.mapdb;

import dev.holdfast.store.codec.RecordCodec;
import dev.holdfast.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes snapshots, one at a time, and removes what is older than the one before. */
final class SnapshotThread {
  private static final Logger log = LoggerFactory.getLogger(SnapshotThread.class);

  private final StoreFolder folder;
  private final Disk disk;
  private final RecordCodec codec;
  private volatile long completeGeneration;
  private @Nullable Thread running;

  SnapshotThread(StoreFolder folder, Disk disk, RecordCodec codec, long completeGeneration) {
    this.folder = folder;
    this.disk = disk;
    this.codec = codec;
    this.completeGeneration = completeGeneration;
  }

  boolean busy() {
    return running != null && running.isAlive();
  }

  /** Writes it in the background; a failure is logged, and the files before it stay. */
  void begin(Snapshot snapshot) {
    running = Thread.ofPlatform().daemon().name("store-snapshot").start(() -> tryToWrite(snapshot));
  }

  private void tryToWrite(Snapshot snapshot) {
    try {
      write(snapshot);
    } catch (IOException e) {
      log.warn("No snapshot in {} for now: {}", folder.path(), e.toString());
    }
  }

  /** Writes it now. */
  void write(Snapshot snapshot) throws IOException {
    snapshot.write(folder, disk, codec);
    long previous = completeGeneration;
    completeGeneration = snapshot.generation();
    removeBefore(previous);
  }

  private void removeBefore(long generation) throws IOException {
    for (Path file :
        Stream.concat(
                folder.snapshots().headMap(generation).values().stream(),
                folder.journals().headMap(generation).values().stream())
            .toList()) {
      disk.delete(file);
    }
  }

  /** Waits for the one that is being written. */
  void await() {
    boolean interrupted = false;
    while (running != null && running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The newest generation whose snapshot is complete. */
  long completeGeneration() {
    return completeGeneration;
  }
}
