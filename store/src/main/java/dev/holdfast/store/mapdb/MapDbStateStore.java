package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreInUse;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The durable store in a folder of its own; see the package for how. */
public final class MapDbStateStore implements StateStore {
  private static final Logger log = LoggerFactory.getLogger(MapDbStateStore.class);

  private final StoreFolder folder;
  private final StoreOptions options;
  private final FolderLock lock;
  private final LoadedRecords loaded;
  private final Ledger ledger;
  private final Committer committer;

  private MapDbStateStore(
      StoreFolder folder, StoreOptions options, FolderLock lock, Opening opening) {
    this.folder = folder;
    this.options = options;
    this.lock = lock;
    this.loaded = opening.loaded();
    this.ledger = opening.ledger();
    this.committer = new Committer(ledger);
  }

  /**
   * Opens the store in a folder, which is made where it is missing. Damage never stops it: {@link
   * #loaded()} tells what was lost.
   *
   * @throws StoreInUse if another process has it, or this one
   * @throws StoreUnavailable if the folder cannot be made or written to
   */
  public static MapDbStateStore open(Path path) {
    return open(path, StoreOptions.standard());
  }

  /** As {@link #open(Path)}, with other options. */
  public static MapDbStateStore open(Path path, StoreOptions options) {
    StoreFolder folder = StoreFolder.prepared(path.toAbsolutePath(), options.disk());
    try {
      FolderLock lock = FolderLock.acquire(folder, options.clock());
      try {
        MapDbStateStore store =
            new MapDbStateStore(folder, options, lock, Opening.of(folder, options));
        store.committer.start();
        return store;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw StoreFolder.unusable(path, StoreFolder.reason(e), e);
    }
  }

  @Override
  public LoadedRecords loaded() {
    return loaded;
  }

  @Override
  public Optional<TaskRecord> get(TaskSlot slot) {
    return Optional.ofNullable(ledger.entries().get(slot)).map(Entry::record);
  }

  @Override
  public List<TaskRecord> all() {
    return ledger.entries().values().stream().map(Entry::record).toList();
  }

  @Override
  public void put(TaskRecord record) {
    byte[] payload;
    try {
      payload = options.codec().encode(record);
    } catch (IOException e) {
      throw unavailable(record.slot(), e);
    }
    commit(new Change.Put(record, payload));
  }

  @Override
  public void delete(TaskSlot slot) {
    byte[] payload;
    try {
      payload = options.codec().encode(slot);
    } catch (IOException e) {
      throw unavailable(slot, e);
    }
    commit(new Change.Delete(slot, payload));
  }

  private void commit(Change change) {
    switch (committer.commit(change)) {
      case Outcome.Durable durable -> {}
      case Outcome.Refused refused -> throw new IllegalStateException(refused.why());
      case Outcome.Failed failed -> throw unavailable(change.slot(), failed.cause());
    }
  }

  private StoreUnavailable unavailable(TaskSlot slot, Throwable cause) {
    return new StoreUnavailable(
        "the record of " + slot + " cannot be written in " + folder.path() + ": " + cause, cause);
  }

  @Override
  public StoreInfo info() {
    return new StoreInfo(
        folder.path().toString(),
        ledger.entries().size(),
        folder.sizeBytes(),
        options.syncs().count(),
        options.syncs().last(),
        options.syncs().nanos());
  }

  @Override
  public void close() {
    committer.close();
    try {
      lock.close();
    } catch (IOException e) {
      log.warn("The lock of {} was not let go: {}", folder.path(), StoreFolder.reason(e));
    }
  }
}
