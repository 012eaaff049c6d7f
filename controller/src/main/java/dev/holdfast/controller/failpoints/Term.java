package dev.holdfast.controller.failpoints;

import java.util.List;

/**
 * One link of a chain.
 *
 * @param count for how many hits it holds; {@link #ALWAYS} for all that follow
 * @param actions one after the other; none for {@code off}
 */
record Term(long count, List<Action> actions) {
  static final long ALWAYS = Long.MAX_VALUE;

  Term {
    actions = List.copyOf(actions);
  }
}
