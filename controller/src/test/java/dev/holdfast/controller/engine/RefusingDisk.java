package dev.holdfast.controller.engine;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import java.util.Optional;

/** A store whose disk is full while a test says so. */
final class RefusingDisk implements StateStore {
  private final StateStore store;
  volatile boolean full;

  RefusingDisk(StateStore store) {
    this.store = store;
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
    requireRoom();
    store.put(record);
  }

  @Override
  public void delete(TaskSlot slot) {
    requireRoom();
    store.delete(slot);
  }

  private void requireRoom() {
    if (full) {
      throw new StoreUnavailable("the disk is full, as planned");
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
