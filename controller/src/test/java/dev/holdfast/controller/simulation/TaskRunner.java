package dev.holdfast.controller.simulation;

import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.controller.simulation.StoredTask.State;
import dev.holdfast.runtime.Signal;
import dev.holdfast.store.Known;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What Nomad's task runner does, in its order, with its retries and its harshness. */
final class TaskRunner {
  private static final List<Duration> STOP_RETRIES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(80),
          Duration.ofSeconds(120),
          Duration.ZERO);
  private static final List<Duration> GRACES =
      List.of(Duration.ZERO, Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(10));
  private static final long LONGEST_RESTART_DELAY_MILLIS = 15_000;

  private final World world;
  private final StoredTask task;
  private final Calls calls;
  private CompletableFuture<Boolean> changed = new CompletableFuture<>();

  TaskRunner(World world, Life life, StoredTask task) {
    this.world = world;
    this.task = task;
    this.calls = new Calls(world, life);
  }

  StoredTask task() {
    return task;
  }

  void wake() {
    changed.complete(true);
  }

  /** At the agent's start: whatever the state, the stored handle is offered to the plugin. */
  void restore() {
    TaskHandle handle = task.handle;
    if (handle == null) {
      return;
    }
    boolean found = calls.recover(handle);
    boolean dead = task.state == State.DEAD;
    if (found == dead || (!found && task.state == State.RUNNING)) {
      calls.destroy(handle);
    }
    if (!found) {
      task.handle = null;
      task.state = dead ? State.DEAD : State.PENDING;
    }
  }

  /** The rest of the task's life, or of the agent's. */
  void run() {
    while (task.state != State.DEAD) {
      TaskHandle handle = task.handle;
      if (handle != null) {
        follow(handle);
      } else if (task.stopWanted || task.attempts >= task.programs.size()) {
        task.state = State.DEAD;
      } else {
        start(task.programs.get(task.attempts));
      }
    }
    world.say("dead");
  }

  private void start(Program program) {
    task.attempts++;
    task.restartWanted = false;
    switch (calls.start(task.slot, task.attempts, program)) {
      case Calls.Started(TaskHandle handle) -> {
        task.handle = handle;
        task.state = State.RUNNING;
      }
      case Calls.Failed(boolean recoverable) when recoverable -> pauseBeforeRestart();
      case Calls.Failed _ -> task.state = State.DEAD;
    }
  }

  private void pauseBeforeRestart() {
    world.stage().sleep(world.chance().between(0, LONGEST_RESTART_DELAY_MILLIS));
  }

  /** From a handle to the end of what it stands for, through as many plugins as it takes. */
  private void follow(TaskHandle handle) {
    CompletableFuture<Known.Ended> end = await(handle);
    while (Calls.failedByDeath(end)) {
      if (calls.recover(handle)) {
        end = await(handle);
      } else {
        calls.destroy(handle);
        break;
      }
    }
    calls.judgeEnd(handle, end);
    calls.destroy(handle);
    goOn(Calls.isSuccess(end));
  }

  private CompletableFuture<Known.Ended> await(TaskHandle handle) {
    CompletableFuture<Known.Ended> end = calls.waitTask(handle);
    while (!end.isDone() && !task.stopWanted && !task.restartWanted) {
      changed = new CompletableFuture<>();
      world.stage().await(CompletableFuture.anyOf(end, changed), null);
    }
    if (!end.isDone()) {
      stop(handle, end);
      world.stage().await(end, null);
    }
    return end;
  }

  private void stop(TaskHandle handle, CompletableFuture<Known.Ended> end) {
    Duration grace = world.chance().oneOf(GRACES);
    Signal signal = world.chance().hits(0.5) ? Signal.TERM : Signal.INT;
    for (Duration delay : STOP_RETRIES) {
      if (end.isDone() || calls.stop(handle, signal, grace)) {
        return;
      }
      world.stage().await(end, delay);
    }
  }

  /** Nomad keeps the old handle until it has a new one, but sometimes it is gone already. */
  private void goOn(boolean success) {
    boolean again = !task.stopWanted && (task.restartWanted || !success);
    task.state = again ? State.PENDING : State.DEAD;
    if (world.chance().hits(0.5)) {
      task.handle = null;
    }
    if (again) {
      pauseBeforeRestart();
      task.handle = null;
    }
  }

  /** Whether it has nothing to do but to wait for the end of what lives. */
  boolean isAtRest() {
    TaskHandle handle = task.handle;
    return task.state == State.DEAD || (handle != null && isAtWork(handle) && !task.stopWanted);
  }

  private boolean isAtWork(TaskHandle handle) {
    Case it = world.judge().file(handle.labels());
    return it.alive && it.unreadSince == null;
  }

  @Override
  public String toString() {
    return task.slot + " (" + task.state + ", attempt " + task.attempts + ")";
  }
}
