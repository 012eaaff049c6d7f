package dev.holdfast.store.mapdb;

import dev.holdfast.store.codec.Migrations;
import dev.holdfast.store.codec.RecordCodec;
import dev.holdfast.store.disk.Disk;
import dev.holdfast.store.disk.LocalDisk;
import dev.holdfast.store.disk.Syncs;
import java.time.Clock;

/**
 * What a store can be told.
 *
 * @param journalLimitBytes a journal that is longer brings about a checkpoint
 * @param clock for the names of damaged files and for figures
 */
public record StoreOptions(
    long journalLimitBytes, Clock clock, Disk disk, Syncs syncs, RecordCodec codec) {
  /** Some thousand changes; read back in about a tenth of a second. */
  public static final long DEFAULT_JOURNAL_LIMIT_BYTES = 4L << 20;

  public static StoreOptions standard() {
    Clock clock = Clock.systemUTC();
    Syncs syncs = new Syncs(clock);
    RecordCodec codec = new RecordCodec(Migrations.current());
    return new StoreOptions(DEFAULT_JOURNAL_LIMIT_BYTES, clock, new LocalDisk(syncs), syncs, codec);
  }

  public StoreOptions withJournalLimitBytes(long bytes) {
    return new StoreOptions(bytes, clock, disk, syncs, codec);
  }

  public StoreOptions withCodec(RecordCodec other) {
    return new StoreOptions(journalLimitBytes, clock, disk, syncs, other);
  }

  public StoreOptions withDisk(Disk other) {
    return new StoreOptions(journalLimitBytes, clock, other, syncs, codec);
  }
}
