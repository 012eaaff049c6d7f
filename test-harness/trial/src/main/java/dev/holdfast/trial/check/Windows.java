package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.FaultBegan;
import dev.holdfast.trial.history.FaultEnded;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All faults of a history, in the order of their begins.
 *
 * @param settleNanos how long their effects may show after they are over
 */
record Windows(List<Window> all, long settleNanos) {

  static Windows of(History history, Limits limits) {
    List<FaultEnded> ends = history.of(FaultEnded.class).toList();
    List<Window> all =
        history.of(FaultBegan.class).map(began -> new Window(began, end(ends, began))).toList();
    return new Windows(all, limits.settle().toNanos());
  }

  private static @Nullable FaultEnded end(List<FaultEnded> ends, FaultBegan began) {
    return ends.stream()
        .filter(end -> end.id().equals(began.fault().id()))
        .filter(end -> end.atNanos() >= began.atNanos())
        .findFirst()
        .orElse(null);
  }

  /** Until when this one may show. */
  long showsUntil(Window window) {
    return plus(window.endedNanos(), settleNanos);
  }

  /** Whether some fault may have had this effect on the slot at some instant of this span. */
  boolean excuse(Effect effect, Slot slot, long fromNanos, long toNanos) {
    return all.stream()
        .filter(window -> window.fault().excuses(effect, slot))
        .anyMatch(window -> window.beganNanos() <= toNanos && showsUntil(window) >= fromNanos);
  }

  /**
   * A deadline, put off by every fault that was under way since the thing was asked for: the driver
   * then has this long after the end of the fault.
   */
  long putOff(Slot slot, long askedNanos, long deadlineNanos, long afterNanos) {
    long deadline = deadlineNanos;
    for (Window window : all) {
      boolean concerns =
          window.fault().slot().equals(Slot.NONE)
              || slot.equals(Slot.NONE)
              || window.fault().slot().equals(slot);
      if (concerns && window.beganNanos() <= deadline && showsUntil(window) >= askedNanos) {
        deadline = Math.max(deadline, plus(window.endedNanos(), afterNanos));
      }
    }
    return deadline;
  }

  /** By how much faults that slow down may have delayed a call of this span. */
  long slowedNanos(Slot slot, long fromNanos, long toNanos) {
    long slowed = 0;
    for (Window window : all) {
      boolean touches = window.beganNanos() <= toNanos && showsUntil(window) >= fromNanos;
      if (touches && window.fault().excuses(Effect.SLOW_CALLS, slot)) {
        long from = Math.max(fromNanos, window.beganNanos());
        slowed = plus(slowed, Math.max(0, Math.min(toNanos, showsUntil(window)) - from));
      }
    }
    return slowed;
  }

  /** A sum that stops at for ever. */
  static long plus(long nanos, long more) {
    return nanos > Long.MAX_VALUE - more ? Long.MAX_VALUE : nanos + more;
  }
}
