package dev.holdfast.store.codec;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Lifts the fields of older records step by step. Written records are never rewritten for it: they
 * are lifted whenever they are read, and take the new form with their next {@code put} or snapshot.
 *
 * <p>To change the format: append a step, leave the older ones alone, and add a folder that the
 * version before wrote to the test resources.
 *
 * @param steps the first lifts schema 1 to 2, the second 2 to 3, and so on
 */
public record Migrations(List<UnaryOperator<Map<String, Object>>> steps) {
  public Migrations {
    steps = List.copyOf(steps);
  }

  /** The steps that this version knows; none, because there was no other version before. */
  public static Migrations current() {
    return new Migrations(List.of());
  }

  /** The schema that is written. */
  public int schema() {
    return steps.size() + 1;
  }

  Map<String, Object> lift(int from, Map<String, Object> fields) {
    Map<String, Object> lifted = fields;
    for (UnaryOperator<Map<String, Object>> step : steps.subList(from - 1, steps.size())) {
      lifted = step.apply(lifted);
    }
    return lifted;
  }
}
