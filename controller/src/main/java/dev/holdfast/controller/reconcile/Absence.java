package dev.holdfast.controller.reconcile;

import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.runtime.ExitStatus;
import java.time.Duration;
import java.time.Instant;

/** What it means that the runtime has no such workload. */
final class Absence {
  /**
   * A workload that was there must be missing this long before it counts as gone: managers forget
   * and list their units anew while they reload.
   */
  static final Duration CONFIRMATION = Duration.ofSeconds(2);

  private Absence() {}

  static Decision decide(Situation s) {
    return switch (s.record().desired()) {
      case Desired.Gone _ -> gone(s);
      case Desired.Stop _ -> wantedStopped(s);
      case Desired.Run _ -> wantedRunning(s);
    };
  }

  private static Decision gone(Situation s) {
    Known known = s.record().known();
    if (known.removedAt() != null) {
      return Decision.idle("gone");
    }
    boolean neverRan = known.ended() == null && known.launched() == null;
    Action last = neverRan ? new Action.Forget() : new Action.Note(Facts.removed(s));
    String reason = neverRan ? "it never ran" : "gone";
    return wasRemovedByUs(known)
        ? Decision.act(new LookAgain.WhenPoked(), reason, last)
        : Decision.act(new LookAgain.WhenPoked(), reason, new Action.Remove(), last);
  }

  /**
   * An exit is seen only of what is there, so its workload was removed since. What vanished by
   * itself may have left something that belongs to it.
   */
  private static boolean wasRemovedByUs(Known known) {
    return known.ended() != null && !(known.ended().status() instanceof ExitStatus.Lost);
  }

  private static Decision wantedStopped(Situation s) {
    Known known = s.record().known();
    if (known.ended() != null) {
      return Decision.idle("ended");
    }
    return known.launched() != null ? vanished(s, known.launched()) : lost(s, "it never ran");
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
          lost(s, "its start was never confirmed");
    };
  }

  private static Decision launch(Situation s, Claim.Starting starting) {
    Known.Intended intended = s.record().known().intended();
    if (intended != null && !(intended.boot().equals(s.boot()) && s.keepsExits())) {
      return lost(s, "it may have run before, and nothing is left that knows");
    }
    return Decision.actAndLook(
        "it is not there yet",
        new Action.Prepare(starting.spec()),
        new Action.Note(Facts.intended(s)),
        new Action.Launch(starting.spec()));
  }

  private static Decision vanished(Situation s, Known.Launched launched) {
    if (!launched.boot().equals(s.boot())) {
      return lost(s, "the machine was booted anew while it ran");
    }
    Instant believed = s.absentSince().plus(CONFIRMATION);
    return s.now().isBefore(believed)
        ? Decision.wait(believed, "it is missing; looking twice")
        : lost(s, "it was removed from its runtime by somebody else");
  }

  private static Decision lost(Situation s, String reason) {
    return Decision.act(
        new LookAgain.WhenPoked(), "lost: " + reason, new Action.Note(Facts.lost(s, reason)));
  }
}
