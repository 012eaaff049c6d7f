package dev.holdfast.controller.engine;

import dev.holdfast.runtime.Observation;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one worker sees of its workload, and since when. For the worker's thread. */
final class Sight {
  private final Engine engine;
  private @Nullable Observation given;
  private @Nullable Instant absentSince;
  private Duration absentFor = Duration.ZERO;

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
    Instant asked = engine.clock().instant();
    boolean own = given == null;
    Observation seen = given != null ? given : engine.runtime().observe(record.workloadId());
    given = null;
    if (!(seen instanceof Observation.Absent)) {
      forgetAbsence();
    } else if (absentSince == null) {
      absentSince = engine.clock().instant();
    } else if (own) {
      absentFor = between(absentSince, asked);
    }
    return seen;
  }

  /** What was not there before a launch says nothing of what is there after it. */
  void forgetAbsence() {
    absentSince = null;
    absentFor = Duration.ZERO;
  }

  /**
   * For how long every look has found nothing: from the first one's answer to the last one's
   * question, since an answer that was long on its way says nothing of that time.
   */
  Duration absentFor() {
    return absentFor;
  }

  private static Duration between(Instant from, Instant to) {
    return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
  }
}
