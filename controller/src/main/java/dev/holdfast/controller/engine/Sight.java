package dev.holdfast.controller.engine;

import dev.holdfast.runtime.Observation;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one worker sees of its workload, and for how long. For the worker's thread. */
final class Sight {
  private final Engine engine;
  private final Stretch absent = new Stretch();
  private final Stretch unread = new Stretch();
  private @Nullable Observation given;

  /**
   * The sight of a worker that has not looked yet.
   *
   * @param first what a list found of the workload; null to look for oneself
   */
  Sight(Engine engine, @Nullable Observation first) {
    this.engine = engine;
    this.given = first;
  }

  /** What was seen a moment ago does for the next look, unless that has something newer. */
  void reuse(Observation seen) {
    given = given != null ? given : seen;
  }

  Observation look(TaskRecord record) {
    Instant asked = given == null ? engine.clock().instant() : null;
    Observation seen = given != null ? given : engine.runtime().observe(record.workloadId());
    given = null;
    count(absent, seen instanceof Observation.Absent, asked);
    count(unread, seen instanceof Observation.Running it && it.unread(), asked);
    return seen;
  }

  private void count(Stretch stretch, boolean found, @Nullable Instant asked) {
    if (found) {
      stretch.found(asked, engine.clock().instant());
    } else {
      stretch.end();
    }
  }

  /** What was not there before a launch says nothing of what is there after it. */
  void forgetAbsence() {
    absent.end();
  }

  /** Nomad is not there to open readers, so the time does not count. */
  void forgetUnread() {
    unread.end();
  }

  /** For how long every look has found nothing. */
  Duration absentFor() {
    return absent.lasted();
  }

  /** For how long every look has found that nobody reads the workload's output. */
  Duration unreadFor() {
    return unread.lasted();
  }
}
