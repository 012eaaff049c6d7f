package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.ExitStatus;
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

  /**
   * The newer attempt takes the slot over. The same attempt again changes nothing, unless it is
   * known by now that it cannot run.
   */
  public static TaskRecord start(TaskRecord current, TaskRecord wanted) {
    boolean same = current.invocation().equals(wanted.invocation());
    boolean news = wanted.known().ended() != null && current.known().ended() == null;
    return same && !news ? current : wanted.replacing(current);
  }

  /** An attempt that was never run; its end is an unknown one. */
  public static TaskRecord notRun(TaskRecord wanted, Remark remark) {
    ExitStatus lost = new ExitStatus.Lost("it was not run: " + remark.why());
    Known.Ended ended = new Known.Ended(lost, remark.at(), remark.at());
    return wanted.knowing(wanted.known().withEnded(ended), remark);
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
    Known known = tombstone.known();
    Known present =
        new Known(known.intended(), known.launched(), known.stopSignalled(), known.ended(), null);
    return tombstone.desiring(new Desired.Run(), remark).withKnown(present);
  }
}
