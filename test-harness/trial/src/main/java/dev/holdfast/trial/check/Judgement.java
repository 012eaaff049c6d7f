package dev.holdfast.trial.check;

import java.util.List;

/**
 * What a history proves.
 *
 * @param violations in the order of their instants
 * @param reservations what could not be judged and why, one sentence each; a judgement with
 *     reservations and without violations is no acquittal of what they name
 */
public record Judgement(List<Violation> violations, List<String> reservations) {
  public Judgement {
    violations = List.copyOf(violations);
    reservations = List.copyOf(reservations);
  }

  /** Whether no promise was seen broken. */
  public boolean clean() {
    return violations.isEmpty();
  }
}
