package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the client keeps of one task over its own death, as Nomad's state database does. Safe for
 * use by several threads.
 */
public final class TaskBook {
  private final TrialTask task;
  private Phase phase = Phase.PENDING;
  private @Nullable TaskHandle handle;
  private @Nullable ExitReport exit;
  private boolean stopWanted;
  private boolean settled;
  private int starts;

  /** Where a task is in the client's eyes. */
  public enum Phase {
    PENDING,
    RUNNING,
    DEAD
  }

  TaskBook(TrialTask task) {
    this.task = task;
  }

  public TrialTask task() {
    return task;
  }

  public synchronized Phase phase() {
    return phase;
  }

  synchronized Optional<TaskHandle> handle() {
    return Optional.ofNullable(handle);
  }

  /** How the last attempt ended, as it was told. */
  public synchronized Optional<ExitReport> exit() {
    return Optional.ofNullable(exit);
  }

  /** How many attempts got a handle. */
  public synchronized int starts() {
    return starts;
  }

  synchronized boolean stopWanted() {
    return stopWanted;
  }

  /** Whether the client waits for the end of a running task and has nothing else to do for it. */
  public synchronized boolean settled() {
    return phase == Phase.DEAD || (phase == Phase.RUNNING && settled);
  }

  synchronized void started(TaskHandle given) {
    handle = given;
    phase = Phase.RUNNING;
    starts++;
  }

  synchronized void setSettled(boolean waits) {
    settled = waits;
  }

  synchronized void wantStop() {
    stopWanted = true;
  }

  /** The attempt is over and another may follow. */
  synchronized void lost() {
    handle = null;
    phase = Phase.PENDING;
    settled = false;
  }

  synchronized void dead(@Nullable ExitReport how) {
    phase = Phase.DEAD;
    exit = how;
  }
}
