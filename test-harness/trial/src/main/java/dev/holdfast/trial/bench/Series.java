package dev.holdfast.trial.bench;

import java.util.List;

/**
 * What was measured, sorted.
 *
 * @param samples at least one
 */
public record Series(List<Double> samples) {
  public Series {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("A series without samples tells nothing.");
    }
    samples = samples.stream().sorted().toList();
  }

  /** The sample that this share of all does not exceed: the nearest rank. */
  public double at(double share) {
    int rank = (int) Math.ceil(share * samples.size());
    return samples.get(Math.clamp(rank - 1, 0, samples.size() - 1));
  }

  public double median() {
    return at(0.5);
  }
}
