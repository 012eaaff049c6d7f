package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Slot;
import java.util.Comparator;
import java.util.List;

/**
 * A promise that was broken.
 *
 * @param slot of the task; {@link Slot#NONE} if it concerns none
 * @param atNanos the instant at which it can first be proved
 * @param sentence what happened, in plain words
 * @param proof the events that show it, in the order of their stamps
 */
public record Violation(
    Invariant invariant, Slot slot, long atNanos, String sentence, List<Event> proof) {
  public Violation {
    proof = proof.stream().sorted(Comparator.comparingLong(Event::atNanos)).toList();
  }
}
