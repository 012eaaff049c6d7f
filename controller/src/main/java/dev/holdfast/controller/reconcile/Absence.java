package dev.holdfast.controller.reconcile;

import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import java.time.Duration;
import java.time.Instant;

/** What it means that the runtime has no such workload. */
public final class Absence {
  /**
   * A workload that may have been there must be missing this long before it counts as gone:
   * managers forget and list their units anew while they reload.
   */
  public static final Duration CONFIRMATION = Duration.ofSeconds(2);

  private Absence() {}

  static Decision decide(Situation s) {
    return switch (s.record().desired()) {
      case Desired.Gone _ -> gone(s);
      case Desired.Stop _ -> wantedStopped(s);
      case Desired.Run _ -> wantedRunning(s);
    };
  }

  /**
   * What vanished may have left something that belongs to it, and a manager that reloads does not
   * show what is there: removing once more costs a call and settles both.
   */
  private static Decision gone(Situation s) {
    Known known = s.record().known();
    if (known.removedAt() != null) {
      return Decision.idle("gone");
    }
    if (known.ended() == null && known.launched() != null && !isBelieved(s)) {
      return lookTwice(s);
    }
    boolean neverRan = known.ended() == null && known.launched() == null;
    Action last = neverRan ? new Action.Forget() : new Action.Note(Facts.removed(s));
    String reason = neverRan ? "it never ran" : "gone";
    return Decision.act(new LookAgain.WhenPoked(), reason, new Action.Remove(), last);
  }

  private static Decision wantedStopped(Situation s) {
    Known known = s.record().known();
    if (known.ended() != null) {
      return Decision.idle("ended");
    }
    return known.launched() != null
        ? vanished(s, known.launched())
        : missing(s, "it was not there when it was to be stopped");
  }

  private static Decision wantedRunning(Situation s) {
    Known known = s.record().known();
    if (known.ended() != null) {
      return Decision.idle("ended");
    }
    if (known.launched() != null) {
      return vanished(s, known.launched());
    }
    return switch (s.claim()) {
      case Claim.Starting starting -> launch(s, starting);
      case Claim.Awaited awaited when s.now().isBefore(awaited.until()) ->
          Decision.wait(awaited.until(), "its start was not confirmed; Nomad may ask again");
      case Claim.Awaited _, Claim.Unclaimed _, Claim.Recovered _ ->
          missing(s, "its start was never confirmed");
    };
  }

  private static Decision launch(Situation s, Claim.Starting starting) {
    Known.Intended intended = s.record().known().intended();
    if (intended != null && !(intended.boot().equals(s.boot()) && s.keepsExits())) {
      return missing(s, "it may have run before, and nothing is left that knows");
    }
    return Decision.actAndLook(
        "it is not there yet",
        new Action.Prepare(starting.spec()),
        new Action.Note(Facts.intended(s)),
        new Action.Launch(starting.spec()));
  }

  private static Decision vanished(Situation s, Known.Launched launched) {
    return missing(
        s,
        launched.boot().equals(s.boot())
            ? "it was removed from its runtime by somebody else"
            : "the machine was booted anew while it ran");
  }

  /** What may have been there in this boot is looked for twice. */
  private static Decision missing(Situation s, String reason) {
    return isBelieved(s) ? lost(s, reason) : lookTwice(s);
  }

  private static boolean isBelieved(Situation s) {
    return !mayBeHere(s) || s.absentFor().compareTo(CONFIRMATION) >= 0;
  }

  private static Decision lookTwice(Situation s) {
    Instant confirmed = s.now().plus(CONFIRMATION).minus(s.absentFor());
    return Decision.wait(confirmed, "it is missing; looking twice");
  }

  private static boolean mayBeHere(Situation s) {
    Known.Intended intended = s.record().known().intended();
    Known.Launched launched = s.record().known().launched();
    return (intended != null && intended.boot().equals(s.boot()))
        || (launched != null && launched.boot().equals(s.boot()));
  }

  private static Decision lost(Situation s, String reason) {
    return Decision.act(
        new LookAgain.WhenPoked(), "lost: " + reason, new Action.Note(Facts.lost(s, reason)));
  }
}
