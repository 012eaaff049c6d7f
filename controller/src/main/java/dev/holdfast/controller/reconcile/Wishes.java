package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.Signal;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;

/**
 * How a call of Nomad's changes what is wanted. Each answers the same record where there is nothing
 * to change: Run never overwrites Stop or Gone, and Stop never overwrites Gone.
 */
public final class Wishes {
  private Wishes() {}

  /** The newer attempt takes the slot over; the same attempt again changes nothing. */
  public static TaskRecord start(TaskRecord current, TaskRecord wanted) {
    return current.invocation().equals(wanted.invocation()) ? current : wanted.replacing(current);
  }

  /** Of two stops the one that kills earlier holds; a signal that was sent is not sent again. */
  public static TaskRecord stop(TaskRecord current, Signal signal, Duration grace, Remark remark) {
    Desired.Stop asked = new Desired.Stop(signal, grace, remark.at());
    return switch (current.desired()) {
      case Desired.Gone _ -> current;
      case Desired.Run _ -> current.desiring(asked, remark);
      case Desired.Stop earlier ->
          asked.killAt().isBefore(earlier.killAt()) ? current.desiring(asked, remark) : current;
    };
  }

  public static TaskRecord gone(TaskRecord current, Remark remark) {
    return current.desired() instanceof Desired.Gone
        ? current
        : current.desiring(new Desired.Gone(), remark);
  }

  /**
   * A tombstone that Nomad names again: its end can be told once more. Nothing is started, since
   * its end is noted.
   */
  public static TaskRecord revive(TaskRecord tombstone, Remark remark) {
    Known present = tombstone.known().notRemoved();
    return tombstone.desiring(new Desired.Run(), remark).withKnown(present);
  }
}
