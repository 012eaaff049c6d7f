package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a workload whose program cannot begin, because nobody reads its output. Nomad
 * opens its readers before it asks for a start, and never again for the same one.
 */
public final class Unread {
  /** What the remark is called that tells of it; its time is that of the signal. */
  static final String REMARK = "unread";

  /** Readers come within milliseconds; a machine that is stopped or swaps may take longer. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private Unread() {}

  /**
   * Whether a remark tells why the attempt at hand was ended. The history goes on through attempts;
   * only the remark of this one's signal counts.
   */
  public static boolean tells(String what, Instant at, @Nullable Instant stopSignalled) {
    return what.equals(REMARK) && at.equals(stopSignalled);
  }

  /**
   * It is ended by a signal, which is then its true end whether or not its program began in the
   * last moment; Nomad's restart policy makes the next attempt, with readers.
   */
  static Decision decide(Situation s, Observation.Running seen) {
    if (s.unreadFor().compareTo(LIMIT) < 0) {
      return waiting(s, seen);
    }
    String why = "nobody has read its output for " + LIMIT.toSeconds() + " s, so it cannot begin";
    if (s.record().known().stopSignalled() != null) {
      return Stopping.kill(s, why);
    }
    return Decision.act(
        new LookAgain.At(s.now().plus(Stopping.KILL_INTERVAL)),
        why,
        new Action.Send(Signal.KILL, SignalTarget.ALL),
        new Action.Note(Facts.endedUnread(s, seen.incarnation(), why)));
  }

  private static Decision waiting(Situation s, Observation.Running seen) {
    Instant until = s.now().plus(LIMIT).minus(s.unreadFor());
    String why = "it waits for a reader of its output";
    return s.record().known().launched() != null
        ? Decision.wait(until, why)
        : Decision.act(
            new LookAgain.At(until), why, new Action.Note(Facts.launched(s, seen.incarnation())));
  }
}
