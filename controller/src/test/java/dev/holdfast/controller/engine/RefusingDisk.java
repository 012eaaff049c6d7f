package dev.holdfast.controller.engine;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store whose disk is full while a test says so, or that breaks its own promise. */
final class RefusingDisk implements StateStore {
  private final StateStore store;
  volatile boolean full;

  /** How many writes are refused from now on. */
  final AtomicInteger refused = new AtomicInteger();

  /** How many writes there is still room for; beyond that the disk is full until a test says so. */
  final AtomicInteger room = new AtomicInteger(Integer.MAX_VALUE);

  /** How many writes are done and are said to have failed. */
  final AtomicInteger late = new AtomicInteger();

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
    if (takesOne(late)) {
      throw new StoreUnavailable("it was written and is said not to be, as planned");
    }
  }

  @Override
  public void delete(TaskSlot slot) {
    requireRoom();
    store.delete(slot);
  }

  private void requireRoom() {
    if (full || takesOne(refused) || !takesOne(room)) {
      throw new StoreUnavailable("the disk is full, as planned");
    }
  }

  private static boolean takesOne(AtomicInteger count) {
    return count.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
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
