package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Copy;
import dev.holdfast.trial.history.CopyGone;
import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of one copy with the uncertainty of having been sampled: it began between {@code
 * notBefore} and {@code from}, and ended between {@code to} and {@code goneBy}.
 *
 * @param seen its first sighting
 * @param gone null if it was there to the end of the history, or went down with the node
 * @param toNanos the last instant at which it lived for certain; before {@code from} if only one
 *     look found it
 * @param goneByNanos the first instant at which it was dead for certain; for ever if it never was
 */
record Life(CopySeen seen, @Nullable CopyGone gone, long toNanos, long goneByNanos) {

  Slot slot() {
    return seen.slot();
  }

  Copy copy() {
    return seen.copy();
  }

  long fromNanos() {
    return seen.atNanos();
  }

  /** Whether it certainly lived at some instant after this one. */
  boolean livedAfter(long nanos) {
    return toNanos > nanos && toNanos >= fromNanos();
  }

  /** Whether it certainly lived at some instant of the other's certain life. */
  boolean overlaps(Life other) {
    return Math.max(fromNanos(), other.fromNanos()) <= Math.min(toNanos, other.toNanos);
  }

  List<Event> events() {
    List<Event> events = new ArrayList<>(List.of(seen));
    if (gone != null) {
      events.add(gone);
    }
    return events;
  }
}
