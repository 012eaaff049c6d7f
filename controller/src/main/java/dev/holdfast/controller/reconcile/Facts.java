package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Known;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;

/** The record's next revision, for each fact that can be noted. */
final class Facts {
  private Facts() {}

  static TaskRecord intended(Situation s) {
    Known known = s.record().known().withIntended(new Known.Intended(s.boot(), s.now()));
    return s.record().knowing(known, s.remark("launch", "it is not there yet"));
  }

  static TaskRecord launched(Situation s, Incarnation incarnation) {
    Known known = withLaunched(s, incarnation);
    return s.record().knowing(known, s.remark("running", "seen as pid " + incarnation.pid()));
  }

  static TaskRecord stopSignalled(Situation s, Incarnation incarnation, String why) {
    Known known = withLaunched(s, incarnation).withStopSignalled(s.now());
    return s.record().knowing(known, s.remark("stop", why));
  }

  static TaskRecord endedUnread(Situation s, Incarnation incarnation, String why) {
    Known known = withLaunched(s, incarnation).withStopSignalled(s.now());
    return s.record().knowing(known, s.remark(Unread.REMARK, why));
  }

  static TaskRecord exited(Situation s, Observation.Exited seen, String words) {
    Known known =
        withLaunched(s, seen.incarnation())
            .withEnded(new Known.Ended(seen.status(), seen.at(), s.now()));
    return s.record().knowing(known, s.remark("exit", words));
  }

  static TaskRecord lost(Situation s, String reason) {
    Instant now = s.now();
    Known.Ended ended = new Known.Ended(new ExitStatus.Lost(reason), now, now);
    return s.record().knowing(s.record().known().withEnded(ended), s.remark("lost", reason));
  }

  static TaskRecord removed(Situation s) {
    Known known = s.record().known().withRemovedAt(s.now());
    return s.record().knowing(known, s.remark("gone", "nothing of it is left"));
  }

  private static Known withLaunched(Situation s, Incarnation incarnation) {
    Known known = s.record().known();
    return known.launched() != null
        ? known
        : known.withLaunched(new Known.Launched(s.boot(), incarnation, s.now()));
  }
}
