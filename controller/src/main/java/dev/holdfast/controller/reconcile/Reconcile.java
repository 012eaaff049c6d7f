package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Desired;
import java.util.List;

/**
 * The one decision. Read it as a table: what is wanted against what was seen.
 *
 * <p>Three rules stand above the table. On <em>Unknown</em> nothing is done. A workload of another
 * invocation is brought down before anything else happens in its slot. An end that was noted never
 * changes.
 */
public final class Reconcile {
  private Reconcile() {}

  public static Decision decide(Situation s) {
    return switch (s.seen()) {
      case Observation.Unknown unknown -> Decision.backOff("cannot look: " + unknown.reason());
      case Observation.Absent _ -> Absence.decide(s);
      case Observation.Created _ -> Decision.actAndLook("half made", new Action.Remove());
      case Observation.Running running -> running(s, running);
      case Observation.Exited exited -> exited(s, exited);
    };
  }

  private static Decision running(Situation s, Observation.Running seen) {
    if (!seen.invocation().equals(s.record().invocation())) {
      return Stopping.kill(s, "an older invocation runs in this slot: " + seen.invocation());
    }
    if (s.record().known().ended() != null) {
      return Stopping.kill(s, "it runs although its end was noted");
    }
    return switch (s.record().desired()) {
      case Desired.Run _ -> keepRunning(s, seen);
      case Desired.Stop stop -> Stopping.stop(s, seen, stop);
      case Desired.Gone _ -> Stopping.kill(s, "it shall be gone");
    };
  }

  private static Decision keepRunning(Situation s, Observation.Running seen) {
    if (s.claim() instanceof Claim.Unclaimed(boolean reap) && reap) {
      return Stopping.kill(s, "Nomad does not know it, and unclaimed workloads are to be ended");
    }
    if (seen.unread() && s.claim().isNamed()) {
      return Unread.decide(s, seen);
    }
    if (s.record().known().launched() == null) {
      return Decision.act(
          untilClaimIsOver(s), "it runs", new Action.Note(Facts.launched(s, seen.incarnation())));
    }
    return new Decision(List.of(), untilClaimIsOver(s), "it runs");
  }

  private static LookAgain untilClaimIsOver(Situation s) {
    return s.claim() instanceof Claim.Awaited awaited
        ? new LookAgain.At(awaited.until())
        : new LookAgain.WhenPoked();
  }

  private static Decision exited(Situation s, Observation.Exited seen) {
    if (!seen.invocation().equals(s.record().invocation())) {
      return Decision.actAndLook("an older invocation has ended", new Action.Remove());
    }
    boolean noted = s.record().known().ended() != null;
    if (s.record().desired() instanceof Desired.Gone) {
      return noted
          ? Decision.actAndLook("ended, and shall be gone", new Action.Remove())
          : Decision.actAndLook("ended, and shall be gone", noteExit(s, seen), new Action.Remove());
    }
    return noted
        ? Decision.idle("ended")
        : Decision.act(
            new LookAgain.WhenPoked(), "ended: " + say(seen.status()), noteExit(s, seen));
  }

  private static Action.Note noteExit(Situation s, Observation.Exited seen) {
    return new Action.Note(Facts.exited(s, seen, say(seen.status())));
  }

  /** An exit in words, for remarks and events. */
  public static String say(ExitStatus status) {
    return switch (status) {
      case ExitStatus.Code(int code, boolean oom) ->
          "exit code " + code + (oom ? ", after the kernel killed a process for memory" : "");
      case ExitStatus.Killed(int signal, boolean oom) ->
          "killed by signal " + signal + (oom ? ", by the kernel for memory" : "");
      case ExitStatus.Lost(String reason) -> "exit unknown: " + reason;
    };
  }
}
