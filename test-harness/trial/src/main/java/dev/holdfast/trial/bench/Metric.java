package dev.holdfast.trial.bench;

/**
 * One thing that is measured.
 *
 * @param bench for example {@code B1}
 * @param target what we ask of ourselves, in words; empty for nothing
 */
public record Metric(String bench, String name, String unit, String target) {
  static Metric millis(String bench, String name, String target) {
    return new Metric(bench, name, "ms", target);
  }

  static Metric of(String bench, String name, String unit) {
    return new Metric(bench, name, unit, "");
  }
}
