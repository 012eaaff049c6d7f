package dev.holdfast.store.memory;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.RevisionRule;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Keeps records in memory only. Starts with the records it is given. */
public final class InMemoryStateStore implements StateStore {
  private final Map<TaskSlot, TaskRecord> records = new ConcurrentSkipListMap<>();
  private final LoadedRecords loaded;
  private volatile boolean closed;

  public InMemoryStateStore() {
    this(List.of());
  }

  /** A store that was opened with these records in it. */
  public InMemoryStateStore(List<TaskRecord> found) {
    found.forEach(record -> records.put(record.slot(), record));
    loaded = new LoadedRecords(all(), List.of());
  }

  @Override
  public LoadedRecords loaded() {
    return loaded;
  }

  @Override
  public Optional<TaskRecord> get(TaskSlot slot) {
    return Optional.ofNullable(records.get(slot));
  }

  @Override
  public List<TaskRecord> all() {
    return List.copyOf(records.values());
  }

  @Override
  public void put(TaskRecord record) {
    requireOpen();
    records.compute(record.slot(), (slot, kept) -> successor(kept, record));
  }

  private static TaskRecord successor(@Nullable TaskRecord kept, TaskRecord next) {
    RevisionRule.refusal(kept, next)
        .ifPresent(why -> {
          throw new IllegalStateException(why);
        });
    return next;
  }

  @Override
  public void delete(TaskSlot slot) {
    requireOpen();
    records.remove(slot);
  }

  @Override
  public StoreInfo info() {
    return new StoreInfo("memory", records.size(), 0, 0, null);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreUnavailable("the store in memory is closed");
    }
  }
}
