package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.store.Desired;
import java.time.Duration;
import java.time.Instant;

/** How a running workload is brought down: grace is one policy, here, for all runtimes. */
final class Stopping {
  /** How soon to look after a SIGKILL; the runtime's hint usually comes first. */
  static final Duration KILL_INTERVAL = Duration.ofSeconds(1);

  private static final Action KILL_ALL = new Action.Send(Signal.KILL, SignalTarget.ALL);

  private Stopping() {}

  static Decision kill(Situation s, String reason) {
    return Decision.act(new LookAgain.At(s.now().plus(KILL_INTERVAL)), reason, KILL_ALL);
  }

  static Decision stop(Situation s, Observation.Running seen, Desired.Stop stop) {
    Instant signalled = s.record().known().stopSignalled();
    if (signalled == null || signalled.isAfter(s.now())) {
      return firstSignal(s, seen, stop);
    }
    Instant killAt = killAt(s.now(), signalled, stop);
    if (s.now().isBefore(killAt)) {
      return Decision.wait(killAt, "it was asked to end by " + stop.signal());
    }
    return kill(s, "it did not end within " + stop.grace().toMillis() + " ms");
  }

  /**
   * The one effect that comes before its note: a signal sent twice is better than never. One that
   * was sent in the future, by a clock that was set back since, is sent and counted anew.
   */
  private static Decision firstSignal(Situation s, Observation.Running seen, Desired.Stop stop) {
    boolean atOnce = stop.grace().isZero();
    Signal signal = atOnce ? Signal.KILL : stop.signal();
    String why = "sent " + signal;
    return Decision.act(
        new LookAgain.At(s.now().plus(atOnce ? KILL_INTERVAL : stop.grace())),
        why,
        new Action.Send(signal, SignalTarget.ALL),
        new Action.Note(Facts.stopSignalled(s, seen.incarnation(), why)));
  }

  /**
   * A second stop's shorter grace counts from when it was asked for, not from the first stop's
   * signal, unless that is in the future.
   */
  private static Instant killAt(Instant now, Instant signalled, Desired.Stop stop) {
    Instant asked = stop.askedAt();
    boolean later = signalled.isBefore(asked) && !asked.isAfter(now);
    return (later ? asked : signalled).plus(stop.grace());
  }
}
