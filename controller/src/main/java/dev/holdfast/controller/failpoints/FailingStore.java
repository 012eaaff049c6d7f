package dev.holdfast.controller.failpoints;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store whose writes have points before and after them. */
record FailingStore(StateStore store, Failpoints failpoints) implements StateStore {

  /** Opens a store, with points around the opening. */
  static StateStore open(Failpoints failpoints, Supplier<StateStore> opening) {
    try {
      failpoints.hit("store.open.before", Whom.ALL);
      StateStore store = opening.get();
      return keeping(store, failpoints);
    } catch (Injected e) {
      throw new StoreUnavailable("the store cannot be opened: " + e.words(), e);
    }
  }

  /** What is open already is let go, or the next attempt would find it in use. */
  private static StateStore keeping(StateStore store, Failpoints failpoints) {
    try {
      failpoints.hit("store.open.after", Whom.ALL);
      return new FailingStore(store, failpoints);
    } catch (Injected e) {
      store.close();
      throw e;
    }
  }

  @Override
  public LoadedRecords loaded() {
    return store.loaded();
  }

  @Override
  public Optional<TaskRecord> get(TaskSlot slot) {
    return store.get(slot);
  }

  @Override
  public List<TaskRecord> all() {
    return store.all();
  }

  @Override
  public void put(TaskRecord record) {
    writing("store.put", record.slot(), () -> store.put(record));
  }

  @Override
  public void delete(TaskSlot slot) {
    writing("store.delete", slot, () -> store.delete(slot));
  }

  private void writing(String call, TaskSlot slot, Runnable work) {
    try {
      failpoints.around(call, new Whom.Slot(slot), work);
    } catch (Injected e) {
      throw new StoreUnavailable("the record of " + slot + " cannot be written: " + e.words(), e);
    }
  }

  @Override
  public StoreInfo info() {
    return store.info();
  }

  @Override
  public void close() {
    store.close();
  }
}
