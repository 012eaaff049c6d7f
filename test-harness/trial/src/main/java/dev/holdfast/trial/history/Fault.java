package dev.holdfast.trial.history;

import java.util.Set;

/**
 * One disturbance.
 *
 * @param id distinguishes it from the others of this history
 * @param who is struck, for example {@code plugin} or {@code store}
 * @param what is done, for example {@code SIGKILL} or {@code bit flipped}
 * @param when at which step or instant it strikes, for example {@code start: after the effect}
 * @param slot the only one that may be affected; {@link Slot#NONE} for all
 * @param effects what it excuses
 */
public record Fault(
    String id, String who, String what, String when, Slot slot, Set<Effect> effects) {
  public Fault {
    effects = Set.copyOf(effects);
  }

  /** Whether it excuses this effect on that slot. */
  public boolean excuses(Effect effect, Slot affected) {
    return effects.contains(effect)
        && (slot.equals(Slot.NONE) || affected.equals(Slot.NONE) || slot.equals(affected));
  }

  @Override
  public String toString() {
    return who + " " + what + (when.isEmpty() ? "" : " (" + when + ")");
  }
}
