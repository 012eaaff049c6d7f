package dev.holdfast.trial.report;

import dev.holdfast.trial.check.Violation;
import java.util.List;

/**
 * A broken promise, ready to be shown.
 *
 * @param invariant its id, for example {@code I4}
 * @param promise what was promised
 * @param task the slot, or a hyphen
 * @param atSeconds instant in the history
 * @param proof the events that show it, in words
 * @param excerpt what else happened around it; empty lanes and lines where it was left out
 */
public record ViolationReport(
    String invariant,
    String promise,
    String task,
    double atSeconds,
    String sentence,
    List<Line> proof,
    Excerpt excerpt) {
  /** Begins the id of a broken row of the protocol. */
  public static final String ROW = "row ";

  private static final double NANOS = 1e9;

  public ViolationReport {
    proof = List.copyOf(proof);
  }

  /** Whether it is a row of the protocol, whose promise is what it sent and expected. */
  boolean ofRow() {
    return invariant.startsWith(ROW);
  }

  /** Something that happened at an instant of the history. */
  public record Line(double atSeconds, String text) {}

  static ViolationReport of(Violation violation, Telling telling, boolean withExcerpt) {
    return new ViolationReport(
        violation.invariant().name(),
        violation.invariant().promise(),
        violation.slot().toString(),
        violation.atNanos() / NANOS,
        violation.sentence(),
        violation.proof().stream().map(telling::line).toList(),
        withExcerpt ? Excerpts.of(telling, violation) : Excerpt.NONE);
  }
}
