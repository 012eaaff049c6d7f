package dev.holdfast.store.mapdb;

import dev.holdfast.store.codec.RecordCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * Reads a folder without changing it: the newest sound snapshot and every journal from its
 * generation on. From a snapshot that is not sound it takes what is readable and goes one back.
 */
final class Recovery {
  private static final long FIRST_GENERATION = 1;

  private final StoreFolder folder;
  private final Replay replay;
  private final List<Damage> damage = new ArrayList<>();
  private long base = FIRST_GENERATION;
  private long expectedSequence = 1;

  private Recovery(StoreFolder folder, RecordCodec codec) {
    this.folder = folder;
    this.replay = new Replay(codec);
  }

  /**
   * Reads.
   *
   * @throws IOException if the folder cannot be listed; a file that cannot be read is damage
   */
  static Recovered of(StoreFolder folder, RecordCodec codec) throws IOException {
    return new Recovery(folder, codec).run();
  }

  private Recovered run() throws IOException {
    NavigableMap<Long, Path> snapshots = folder.snapshots();
    findBase(snapshots);
    NavigableMap<Long, Path> journals = folder.journals();
    long last = Math.max(highest(snapshots), highest(journals));
    long journalEnd = readJournals(journals.tailMap(first(journals), true), last);
    return new Recovered(
        replay.entries(), base, last, journalEnd, replay.nextSequence(), List.copyOf(damage));
  }

  private long readJournals(NavigableMap<Long, Path> journals, long last) {
    long journalEnd = 0;
    long expected = first(journals);
    for (Map.Entry<Long, Path> journal : journals.entrySet()) {
      noteMissing(expected, journal.getKey());
      journalEnd = read(journal.getValue());
      expected = journal.getKey() + 1;
    }
    noteMissing(expected, last + 1);
    return journalEnd;
  }

  /** A name alone may claim any number, so this must not count them one by one. */
  private void noteMissing(long from, long to) {
    if (from < to) {
      String first = folder.journal(from).getFileName() + " is missing";
      String others = from + 1 < to ? ", and the others before journal " + to : "";
      damage.add(Damage.lost(first + others));
    }
  }

  private static long highest(NavigableMap<Long, Path> files) {
    return files.isEmpty() ? 0 : files.lastKey();
  }

  /** Where there is no snapshot, the journals before the first one that is left are not missed. */
  private long first(NavigableMap<Long, Path> journals) {
    boolean noSnapshot = expectedSequence == 1 && !journals.isEmpty();
    return noSnapshot ? Math.max(base, journals.firstKey()) : base;
  }

  private void findBase(NavigableMap<Long, Path> snapshots) {
    for (Map.Entry<Long, Path> snapshot : snapshots.descendingMap().entrySet()) {
      if (readSnapshot(snapshot.getKey(), snapshot.getValue())) {
        return;
      }
    }
  }

  private boolean readSnapshot(long generation, Path path) {
    try {
      SnapshotScan scan = SnapshotScan.of(path);
      Set<String> complaints = new LinkedHashSet<>();
      scan.frames().forEach(frame -> replay.take(frame).ifPresent(complaints::add));
      SnapshotEnd end = scan.end();
      if (end != null && scan.sound() && end.generation() == generation) {
        begin(end);
        addDamage(path, complaints);
        return true;
      }
      complaints.add("is damaged, with " + scan.frames().size() + " records readable");
      addDamage(path, complaints);
      return false;
    } catch (IOException e) {
      damage.add(Damage.in(path, "cannot be read (" + StoreFolder.reason(e) + ")"));
      return false;
    }
  }

  private void begin(SnapshotEnd end) {
    replay.take(end.frame());
    base = end.generation();
    expectedSequence = end.nextSequence();
  }

  private void addDamage(Path path, Set<String> complaints) {
    if (!complaints.isEmpty()) {
      damage.add(Damage.in(path, String.join("; it ", complaints)));
    }
  }

  private long read(Path path) {
    try {
      JournalScan scan = JournalScan.of(path, expectedSequence, replay);
      damage.addAll(scan.damage());
      expectedSequence = scan.expectedSequence();
      return scan.goodEnd();
    } catch (IOException e) {
      damage.add(Damage.in(path, "cannot be read (" + StoreFolder.reason(e) + ")"));
      return 0;
    }
  }
}
