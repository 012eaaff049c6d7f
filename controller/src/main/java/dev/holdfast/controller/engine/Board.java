package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.LookAgain;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.TaskRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where one worker shows what it believes and does. Written by its thread, read by any. */
final class Board {
  private final Clock clock;
  private volatile TaskView view;
  private volatile @Nullable Doing doing;
  private volatile @Nullable Instant nextLook;

  /** Of a worker that has done nothing yet. */
  Board(Clock clock, TaskRecord record, Claim claim, Observation seen) {
    this.clock = clock;
    Instant now = clock.instant();
    Progress progress = new Progress(now, "", null, null);
    this.view =
        new TaskView(record, claim, seen, now, "new", new LookAgain.Now(), null, 0, progress);
  }

  /** What was published last. */
  TaskView view() {
    return view;
  }

  /**
   * The same with what goes on at this instant.
   *
   * @param told when Nomad was told of the end; null where the record knows, or nobody told
   */
  TaskView viewNow(@Nullable Instant told) {
    TaskView it = view;
    TaskRecord record =
        told == null ? it.record() : it.record().withKnown(it.record().known().withToldAt(told));
    Progress progress =
        new Progress(it.progress().since(), it.progress().blockedBy(), nextLook, doing);
    return new TaskView(
        record,
        it.claim(),
        it.seen(),
        it.seenAt(),
        it.reason(),
        it.next(),
        it.lastError(),
        it.failures(),
        progress);
  }

  /** The outcome of a pass that went well, or of one that could not look. */
  void publish(
      TaskRecord record,
      Claim claim,
      Observation seen,
      String reason,
      LookAgain next,
      int failures) {
    String error = failures > 0 ? reason : null;
    Instant now = clock.instant();
    show(record, claim, seen, now, reason, next, error, failures, failures > 0 ? "runtime" : "");
  }

  /** A pass that failed; what was seen before stays. */
  void failed(TaskRecord record, Claim claim, String error, String blockedBy, int failures) {
    LookAgain next = new LookAgain.BackOff();
    TaskView old = view;
    show(record, claim, old.seen(), old.seenAt(), "trying again", next, error, failures, blockedBy);
  }

  private void show(
      TaskRecord record,
      Claim claim,
      Observation seen,
      Instant seenAt,
      String reason,
      LookAgain next,
      @Nullable String error,
      int failures,
      String blockedBy) {
    Instant now = clock.instant();
    Progress old = view.progress();
    boolean same = reason.equals(view.reason()) && blockedBy.equals(old.blockedBy());
    Progress progress = new Progress(same ? old.since() : now, blockedBy, null, null);
    view = new TaskView(record, claim, seen, seenAt, reason, next, error, failures, progress);
  }

  /** Something begins that may take long. */
  void does(String what) {
    doing = new Doing(what, clock.instant(), Thread.currentThread());
  }

  /** Nothing is done until the next look; null where none is due. */
  void sleeps(@Nullable Duration delay) {
    doing = null;
    nextLook = delay == null ? null : clock.instant().plus(delay);
  }
}
