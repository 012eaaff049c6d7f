package dev.holdfast.controller.engine;

import dev.holdfast.controller.recovery.Inventory;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Watch;
import dev.holdfast.store.Remark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An engine at work: it has found every task again that there was at its start, hears the runtime's
 * hints, and looks at all tasks from time to time.
 */
public final class RunningEngine implements AutoCloseable {
  private final TaskManager manager;
  private final Watch watch;
  private final Housekeeping housekeeping;

  private RunningEngine(Engine engine, Duration relistInterval) {
    this.manager = new TaskManager(engine);
    this.watch = engine.runtime().watch(manager);
    manager.adoptAll(inventory());
    this.housekeeping = Housekeeping.start(manager, relistInterval);
  }

  /** Takes care of every task that store and runtime tell of; works without an answer of theirs. */
  public static RunningEngine start(Engine engine, Duration relistInterval) {
    return new RunningEngine(engine, relistInterval);
  }

  private List<Inventory.Entry> inventory() {
    Engine engine = manager.engine();
    String blind = null;
    Optional<List<Sighting>> sightings = Optional.empty();
    try {
      sightings = Optional.of(manager.lists().list());
    } catch (RuntimeUnavailable e) {
      blind = String.valueOf(e.getMessage());
    }
    Remark remark = manager.remark("adopt", "found without a record at the start");
    List<Inventory.Entry> entries =
        Inventory.join(engine.store().all(), sightings, engine.driver(), remark);
    engine.listener().gathered(entries.size(), blind);
    return entries;
  }

  public TaskManager manager() {
    return manager;
  }

  public Tasks tasks() {
    return new Tasks(manager);
  }

  /** Ends the engine's threads; records and workloads stay. */
  @Override
  public void close() {
    housekeeping.close();
    watch.close();
    manager.close();
  }
}
