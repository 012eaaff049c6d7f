package dev.holdfast.controller.failpoints;

import dev.holdfast.runtime.TaskSlot;
import java.util.List;
import java.util.Optional;

/**
 * What is to happen at one point.
 *
 * @param task the only task that it is for; empty for all
 * @param text the line that it was written as, comment included: another text is another rule,
 *     whose hits are counted from the start
 */
record Rule(String point, Optional<TaskSlot> task, List<Term> terms, String text) {
  Rule {
    terms = List.copyOf(terms);
  }

  boolean isFor(String where, Whom whom) {
    return point.equals(where) && task.map(whom::is).orElse(true);
  }

  /** What happens at the n-th hit, from 1; nothing when the chain is used up. */
  List<Action> at(long hit) {
    long left = hit;
    for (Term term : terms) {
      if (left <= term.count()) {
        return term.actions();
      }
      left -= term.count();
    }
    return List.of();
  }
}
