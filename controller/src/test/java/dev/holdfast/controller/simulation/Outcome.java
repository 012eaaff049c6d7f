package dev.holdfast.controller.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run.
 *
 * @param violation the broken promise; null if none was
 * @param turns how often an actor had the turn
 * @param steps at how many steps the plugin could have died
 * @param faults how many faults happened
 * @param trace what happened, to the violation or the end; empty where it was not asked for
 */
record Outcome(
    long seed, @Nullable String violation, int turns, int steps, int faults, List<String> trace) {
  Outcome {
    trace = List.copyOf(trace);
  }

  /** The last lines of the trace. */
  List<String> lastLines(int most) {
    return trace.subList(Math.max(0, trace.size() - most), trace.size());
  }
}
