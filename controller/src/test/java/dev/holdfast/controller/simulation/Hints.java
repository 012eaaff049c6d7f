package dev.holdfast.controller.simulation;

import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import java.util.function.Consumer;

/** Hints to one plugin as clause R9 allows them: late, lost, doubled, out of order. */
final class Hints {
  private static final double DOUBLED = 0.1;
  private static final double LATE = 0.2;

  private final Life life;
  private final World world;

  Hints(Life life, World world) {
    this.life = life;
    this.world = world;
  }

  Watch watch(WatchListener listener) {
    Consumer<WorkloadId> watcher = id -> hint(listener, id);
    world.node().watch(watcher);
    life.atEnd(() -> world.node().unwatch(watcher));
    return () -> world.node().unwatch(watcher);
  }

  private void hint(WatchListener listener, WorkloadId id) {
    if (world.faults().strike(world.faults().rates().hintLost())) {
      return;
    }
    int times = world.chance().hits(DOUBLED) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      long late = world.chance().hits(LATE) ? world.chance().between(1, 5_000) : 0;
      world.stage().after(late, () -> deliver(listener, id));
    }
  }

  private void deliver(WatchListener listener, WorkloadId id) {
    if (!life.isOver()) {
      listener.lookAgain(id);
    }
  }
}
