package dev.holdfast.trial.fault;

import dev.holdfast.trial.history.Effect;
import java.util.Set;

/**
 * One sort of fault.
 *
 * @param detail tells faults of the same target and deed apart, such as the name of a failpoint;
 *     mostly empty
 * @param effects what a sound driver may show because of it
 */
public record FaultKind(Target target, Deed deed, String detail, Set<Effect> effects) {
  public FaultKind {
    effects = Set.copyOf(effects);
  }

  static FaultKind of(Target target, Deed deed, Effect... effects) {
    return new FaultKind(target, deed, "", Set.of(effects));
  }

  /** In a few words, the same in every report. */
  public String name() {
    return detail.isEmpty() ? sort() : sort() + " " + detail;
  }

  /** As the name, without the detail. */
  public String sort() {
    return target.word() + ": " + deed.word();
  }
}
