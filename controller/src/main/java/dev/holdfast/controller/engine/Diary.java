package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.LookAgain;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One worker's record, and what the worker writes into it. Facts and wishes are written at once; a
 * remark that changes nothing waits for the next of them, for a minute at most. For the worker's
 * thread, but where said otherwise.
 */
final class Diary {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Engine engine;
  private final AtomicReference<@Nullable Instant> told = new AtomicReference<>();
  private volatile @Nullable Instant waitingSince;
  private TaskRecord record;
  private String trigger;
  private Instant begun;
  private int failures;
  private boolean stored;
  private boolean forgotten;

  /**
   * A diary.
   *
   * @param stored whether the record was found in the store
   */
  Diary(Engine engine, TaskRecord record, boolean stored) {
    this.engine = engine;
    this.record = record;
    this.stored = stored;
    this.trigger = stored ? "recovery" : "call";
    this.begun = engine.clock().instant();
    if (stored) {
      note("found", "the plugin started and found its record", null);
    }
  }

  TaskRecord record() {
    return record;
  }

  /**
   * Whether nothing of it has to be remembered any more: it was forgotten, or all of it is gone.
   */
  boolean isOver() {
    boolean gone = record.known().removedAt() != null && record.desired() instanceof Desired.Gone;
    return forgotten || gone;
  }

  /**
   * Sees to it that the record is in the store; what cannot be put there is forgotten.
   *
   * @return whether it was not there yet
   * @throws StoreUnavailable if it could not be written
   */
  boolean open() {
    if (stored) {
      return false;
    }
    try {
      write(isKept(record) ? record.revised() : record);
    } catch (StoreUnavailable e) {
      forgotten = !isKept(record);
      throw e;
    }
    return true;
  }

  /** Deletes the record; what is written after that is a new one. */
  void forget() {
    engine.store().delete(record.slot());
    forgotten = true;
  }

  /** A round begins, after a sleep that was to last as said. */
  void wakes(Mailbox.Mail mail, LookAgain slept) {
    begun = engine.clock().instant();
    if (!mail.requests().isEmpty()) {
      trigger = "call";
    } else if (mail.poked()) {
      trigger = "hint";
    } else if (!(slept instanceof LookAgain.Now)) {
      trigger = slept instanceof LookAgain.BackOff ? "retry" : "timer";
    }
    noteTelling();
  }

  /**
   * Makes this the record, durably, and with it all that has waited.
   *
   * @throws StoreUnavailable if it could not be written; the record is then what the store has, as
   *     a rule what it was
   */
  void write(TaskRecord next) {
    TaskRecord signed = signing().newest(record, next);
    try {
      engine.store().put(signed);
    } catch (StoreUnavailable e) {
      record = isKept(signed) ? signed : record;
      throw e;
    }
    record = signed;
    waitingSince = null;
    stored = true;
    forgotten = false;
  }

  /** A store must not fail after it has written; what follows such a write has to know of it. */
  private boolean isKept(TaskRecord written) {
    return engine
        .store()
        .get(record.slot())
        .filter(it -> it.revision() == written.revision())
        .filter(it -> it.invocation().equals(written.invocation()))
        .isPresent();
  }

  /** Adds a remark that may wait; the same again is only counted. */
  void note(String what, String why, @Nullable String error) {
    note(engine.clock().instant(), what, why, error);
  }

  private void note(Instant at, String what, String why, @Nullable String error) {
    Signing signing = signing();
    TaskRecord counted = signing.counted(record, what, why, error);
    if (counted != null) {
      record = counted;
      return;
    }
    record = signing.added(record, new Remark(at, engine.boot(), what, why), error);
    if (waitingSince == null) {
      waitingSince = at;
    }
  }

  /**
   * A pass is over.
   *
   * @param error why it failed; null where it did not
   * @return how many have failed in a row
   */
  int passed(@Nullable String error) {
    if (error != null) {
      failures++;
      note("blocked", "a pass failed and is tried again", error);
    } else if (failures > 0) {
      note("unblocked", "it works again", null);
      failures = 0;
    }
    return failures;
  }

  /** Passes in a row that have failed. */
  int failures() {
    return failures;
  }

  /** Somebody told Nomad of the end; for any thread. */
  void tell() {
    told.set(engine.clock().instant());
  }

  /** When Nomad was told, where the record does not say so yet; for any thread. */
  @Nullable Instant told() {
    return told.get();
  }

  private void noteTelling() {
    Instant at = told.getAndSet(null);
    Known.Ended ended = record.known().ended();
    if (at != null && ended != null) {
      boolean first = ended.toldAt() == null;
      record = record.withKnown(record.known().withToldAt(at));
      note(at, "told", first ? "Nomad was told of the end" : "Nomad was told once more", null);
    }
  }

  /** Whether a remark has waited long enough for a write of its own; for any thread. */
  boolean isDue() {
    Instant first = waitingSince != null ? waitingSince : told.get();
    return first != null && !engine.clock().instant().isBefore(first.plus(LONGEST_WAIT));
  }

  /** Writes what has waited too long; if that fails it goes with the next change. */
  void writeDue() {
    if (isDue()) {
      try {
        write(record.revised());
      } catch (StoreUnavailable e) {
        engine.listener().failed(record, String.valueOf(e.getMessage()));
      }
    }
  }

  private Signing signing() {
    Instant now = engine.clock().instant();
    Duration took = begun.isAfter(now) ? Duration.ZERO : Duration.between(begun, now);
    begun = now;
    return new Signing(engine.generation(), trigger, took);
  }
}
