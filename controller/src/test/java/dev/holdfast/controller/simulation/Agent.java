package dev.holdfast.controller.simulation;

import java.util.ArrayList;
import java.util.List;

/** Nomad's client agent, life after life. */
final class Agent {
  private static final long LONGEST_ABSENCE_MILLIS = 40_000;

  private final World world;
  private final List<StoredTask> tasks;
  private final List<TaskRunner> runners = new ArrayList<>();
  private Life life;

  Agent(World world, List<StoredTask> tasks) {
    this.world = world;
    this.tasks = tasks;
    this.life = world.beginLife("agent");
    start();
  }

  /** Takes up what was stored, task after task, then runs them all. */
  private void start() {
    Life mine = world.beginLife("agent");
    life = mine;
    runners.clear();
    mine.atEnd(() -> world.stage().after(absence(), this::start));
    world.stage().start(mine, mine + " restore", () -> restore(mine));
  }

  private long absence() {
    return world.chance().between(0, LONGEST_ABSENCE_MILLIS);
  }

  private void restore(Life mine) {
    world.plugin();
    for (StoredTask task : tasks) {
      TaskRunner runner = new TaskRunner(world, mine, task);
      runner.restore();
      runners.add(runner);
      world.stage().start(mine, mine + " " + task.slot, runner::run);
    }
  }

  boolean isUp() {
    return !life.isOver();
  }

  /** Kills it; it comes back after a while. A dead one is not killed again. */
  void kill() {
    if (isUp()) {
      world.say("the agent is killed");
      life.end();
    }
  }

  /** The server wants a task ended, or ended and started anew. */
  void change(StoredTask task, boolean restart) {
    world.say(() -> "the server wants " + task.slot + (restart ? " restarted" : " stopped"));
    task.stopWanted |= !restart;
    task.restartWanted |= restart;
    runners.stream().filter(runner -> runner.task() == task).forEach(TaskRunner::wake);
  }

  List<TaskRunner> runners() {
    return List.copyOf(runners);
  }
}
