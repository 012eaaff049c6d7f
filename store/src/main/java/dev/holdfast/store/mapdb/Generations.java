package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.disk.Disk;
import dev.holdfast.store.journal.Frame;
import dev.holdfast.store.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files: the journal in use, and the snapshots behind it. For one thread.
 *
 * <p>A checkpoint begins with a new journal, which takes the changes from then on, while another
 * thread writes the snapshot of what was there before. Until that is complete, recovery reads the
 * snapshot before it and both journals: nobody waits for a checkpoint, and a failed one is nothing
 * but a longer way back. The generation before the newest complete one is kept.
 */
final class Generations {
  private static final Logger log = LoggerFactory.getLogger(Generations.class);

  private final StoreFolder folder;
  private final Disk disk;
  private final long journalLimitBytes;
  private final SnapshotThread snapshots;
  private @Nullable Journal journal;
  private long generation;
  private long nextCheckpointBytes;

  private Generations(StoreFolder folder, StoreOptions options, Recovered found) {
    this.folder = folder;
    this.disk = options.disk();
    this.journalLimitBytes = options.journalLimitBytes();
    this.snapshots = new SnapshotThread(folder, disk, options.codec(), found.base());
    this.generation = found.last();
    this.nextCheckpointBytes = journalLimitBytes;
  }

  /**
   * Goes on where the files end, or begins a store. Damaged files are never written to again: a new
   * journal comes with the next change then.
   */
  static Generations resume(StoreFolder folder, StoreOptions options, Recovered found)
      throws IOException {
    Generations files = new Generations(folder, options, found);
    if (found.isNew()) {
      files.beginJournal(found.nextSequence());
    } else if (found.damage().isEmpty()) {
      Path last = folder.journal(found.last());
      files.journal = Journal.resume(options.disk(), last, found.journalEnd());
    }
    return files;
  }

  void append(List<Frame> frames, long sequence) throws IOException {
    Journal current = journal;
    if (current == null || !current.trusted()) {
      current = beginJournal(sequence);
    }
    current.append(frames);
  }

  /** Begins a checkpoint where the journal is long enough and none is going on. */
  void checkpointIfDue(long nextSequence, Map<TaskSlot, Entry> entries) {
    if (sizeBytes() < nextCheckpointBytes || snapshots.busy()) {
      return;
    }
    try {
      beginJournal(nextSequence);
      snapshots.begin(snapshot(nextSequence, entries));
    } catch (IOException e) {
      nextCheckpointBytes = sizeBytes() + journalLimitBytes;
      log.warn("No checkpoint in {} for now: {}", folder.path(), StoreFolder.reason(e));
    }
  }

  /** A whole checkpoint, complete when this returns. */
  void checkpoint(long nextSequence, Map<TaskSlot, Entry> entries) throws IOException {
    snapshots.await();
    beginJournal(nextSequence);
    snapshots.write(snapshot(nextSequence, entries));
  }

  private Snapshot snapshot(long nextSequence, Map<TaskSlot, Entry> entries) {
    return new Snapshot(generation, nextSequence, new TreeMap<>(entries));
  }

  private Journal beginJournal(long nextSequence) throws IOException {
    Path path = folder.journal(generation + 1);
    Journal next = Journal.create(disk, path, generation + 1, nextSequence);
    closeJournal();
    journal = next;
    generation++;
    nextCheckpointBytes = journalLimitBytes;
    return next;
  }

  private void closeJournal() {
    try {
      if (journal != null) {
        journal.close();
      }
    } catch (IOException e) {
      log.warn("A journal in {} did not close: {}", folder.path(), StoreFolder.reason(e));
    }
  }

  private long sizeBytes() {
    return journal == null ? 0 : journal.sizeBytes();
  }

  /** The last checkpoint, where there is anything to save, and the end of all files. */
  void close(long nextSequence, Map<TaskSlot, Entry> entries) throws IOException {
    snapshots.await();
    try {
      boolean nothingNew = journal != null && journal.isEmpty();
      if (!nothingNew || snapshots.completeGeneration() < generation) {
        checkpoint(nextSequence, entries);
      }
    } finally {
      closeJournal();
    }
  }
}
