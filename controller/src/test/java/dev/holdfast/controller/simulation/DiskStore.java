package dev.holdfast.controller.simulation;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.util.List;
import java.util.Optional;

/**
 * One plugin's store. A write is durable from the instant between its two steps on: a death at the
 * first loses it, a death at the second keeps what nobody was told of. Some writes fail although
 * they were done, which no store should do.
 */
final class DiskStore implements StateStore {
  private static final double FAILS_TOO_LATE = 0.2;

  private final Life life;
  private final World world;
  private final InMemoryStateStore memory;

  DiskStore(Life life, World world) {
    this.life = life;
    this.world = world;
    this.memory = new InMemoryStateStore(world.disk().read());
  }

  @Override
  public LoadedRecords loaded() {
    return memory.loaded();
  }

  @Override
  public Optional<TaskRecord> get(TaskSlot slot) {
    return memory.get(slot);
  }

  @Override
  public List<TaskRecord> all() {
    return memory.all();
  }

  @Override
  public void put(TaskRecord record) {
    write(
        "put " + record.revision() + " of " + record.slot(),
        () -> {
          memory.put(record);
          world.disk().write(record);
          world.judge().noted(record);
          world.say(() -> "notes " + Words.of(record));
        });
  }

  @Override
  public void delete(TaskSlot slot) {
    write(
        "delete of " + slot,
        () -> {
          memory.delete(slot);
          world.disk().delete(slot);
          world.say(() -> "forgets " + slot);
        });
  }

  private void write(String what, Runnable body) {
    world.steps().step(life, "before " + what);
    boolean fails = world.faults().strike(world.faults().rates().storeUnavailable());
    if (!fails || world.chance().hits(FAILS_TOO_LATE)) {
      body.run();
    }
    if (fails) {
      world.say(() -> "no room for " + what);
      throw new StoreUnavailable("the disk is full");
    }
    world.steps().step(life, "after " + what);
  }

  @Override
  public StoreInfo info() {
    return memory.info();
  }

  @Override
  public void close() {
    memory.close();
  }
}
