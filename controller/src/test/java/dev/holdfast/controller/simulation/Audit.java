package dev.holdfast.controller.simulation;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.store.TaskRecord;
import java.util.List;

/**
 * What must be true once the faults have stopped: the twin of every promise that something does not
 * happen is one that something does.
 */
final class Audit {
  static final Owner STRANGER = Specs.owner("stranger");
  static final Program STRANGE_PROGRAM = new Program(-1, ExitStatus.exited(0), true, 0, false);

  private final World world;
  private final List<StoredTask> tasks;
  private final List<Sighting> strangers;

  Audit(World world, List<StoredTask> tasks) {
    this.world = world;
    this.tasks = tasks;
    this.strangers = world.node().list(STRANGER);
  }

  /** Everything that was asked for is done: what is wanted runs, what ended is told. */
  void atRest() {
    require(world.agent().isUp(), "Nomad's agent is not up");
    require(world.agent().runners().size() == tasks.size(), "Nomad's agent is not restored");
    world.agent().runners().forEach(it -> require(it.isAtRest(), it + " does not come to rest"));
  }

  /** Everything is stopped and destroyed: nothing is left, on the node, on the disk, in memory. */
  void nothingIsLeft() {
    for (TaskRunner runner : world.agent().runners()) {
      require(runner.task().state == StoredTask.State.DEAD, runner + " is not ended");
    }
    for (Sighting left : world.node().list(World.OWNER)) {
      Case it = world.judge().file(left.labels());
      require(mayStay(it, left.observation()), Words.of(left) + " is left on the node");
    }
    for (TaskRecord left : world.disk().read()) {
      Case it = world.judge().file(left.labels());
      require(
          mayStay(it, world.node().observe(left.workloadId())),
          Words.of(left) + " is left on the disk");
    }
    require(isAsBefore(), "strangers were touched: " + strangers);
  }

  /**
   * Nomad was never told that it is gone: in this life of the plugin it may still ask for it, and
   * what it has forgotten is ended only where the operator wants that.
   */
  private boolean mayStay(Case it, Observation seen) {
    boolean reaped = world.setting().engine().reapUnclaimed();
    boolean named = it.namedIn == world.plugin().life();
    return !it.goneIsPromised && (named || (!reaped && seen instanceof Observation.Running));
  }

  private boolean isAsBefore() {
    List<Observation> wanted = strangers.stream().map(Sighting::observation).toList();
    List<Observation> now = strangers.stream().map(it -> world.node().observe(it.id())).toList();
    boolean rebooted = !world.node().boot().value().equals("boot-1");
    return rebooted || now.equals(wanted);
  }

  private void require(boolean holds, String what) {
    world.judge().inTheEnd(holds, what);
  }
}
