package dev.holdfast.trial.history;

/**
 * Consecutive lines of a numbered output.
 *
 * @param from number of the first
 * @param to number of the last, not less
 */
public record Lines(long from, long to) {
  @Override
  public String toString() {
    return from == to ? String.valueOf(from) : from + " to " + to;
  }
}
