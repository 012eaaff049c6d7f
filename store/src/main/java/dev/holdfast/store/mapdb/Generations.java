package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.codec.RecordCodec;
import dev.holdfast.store.disk.Disk;
import dev.holdfast.store.journal.Frame;
import dev.holdfast.store.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
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
  private final RecordCodec codec;
  private final long journalLimitBytes;
  private final SnapshotThread snapshots;
  private Journal journal;
  private long generation;
  private long nextCheckpointBytes;

  private Generations(StoreFolder folder, StoreOptions options, Recovered found, Journal journal) {
    this.folder = folder;
    this.disk = options.disk();
    this.codec = options.codec();
    this.journalLimitBytes = options.journalLimitBytes();
    this.snapshots = new SnapshotThread(folder, disk, codec, found.base());
    this.journal = journal;
    this.generation = Math.max(1, found.last());
    this.nextCheckpointBytes = journalLimitBytes;
  }

  /** Goes on where the files end, or begins a store. */
  static Generations resume(StoreFolder folder, StoreOptions options, Recovered found)
      throws IOException {
    Journal journal =
        found.isNew() || found.journalEnd() == 0
            ? Journal.create(
                options.disk(),
                folder.journal(Math.max(1, found.last())),
                Math.max(1, found.last()),
                found.nextSequence())
            : Journal.resume(options.disk(), folder.journal(found.last()), found.journalEnd());
    return new Generations(folder, options, found, journal);
  }

  void append(List<Frame> frames, long sequence) throws IOException {
    if (!journal.trusted()) {
      beginJournal(sequence);
    }
    journal.append(frames);
  }

  /** Begins a checkpoint where the journal is long enough and none is going on. */
  void checkpointIfDue(long nextSequence, NavigableMap<TaskSlot, Entry> entries) {
    if (journal.sizeBytes() < nextCheckpointBytes || snapshots.busy()) {
      return;
    }
    try {
      beginJournal(nextSequence);
      snapshots.begin(snapshot(nextSequence, entries));
    } catch (IOException e) {
      nextCheckpointBytes = journal.sizeBytes() + journalLimitBytes;
      log.warn("No checkpoint in {} for now: {}", folder.path(), StoreFolder.reason(e));
    }
  }

  /** A whole checkpoint, complete when this returns. */
  void checkpoint(long nextSequence, NavigableMap<TaskSlot, Entry> entries) throws IOException {
    snapshots.await();
    beginJournal(nextSequence);
    snapshots.write(snapshot(nextSequence, entries));
  }

  private Snapshot snapshot(long nextSequence, Map<TaskSlot, Entry> entries) {
    return new Snapshot(generation, nextSequence, new TreeMap<>(entries));
  }

  private void beginJournal(long nextSequence) throws IOException {
    Path path = folder.journal(generation + 1);
    Journal next = Journal.create(disk, path, generation + 1, nextSequence);
    Journal previous = journal;
    journal = next;
    generation++;
    nextCheckpointBytes = journalLimitBytes;
    previous.close();
  }

  /** The last checkpoint, where there is anything to save, and the end of all files. */
  void close(long nextSequence, NavigableMap<TaskSlot, Entry> entries) throws IOException {
    snapshots.await();
    try {
      if (!journal.isEmpty() || snapshots.completeGeneration() < generation) {
        checkpoint(nextSequence, entries);
      }
    } finally {
      journal.close();
    }
  }
}
