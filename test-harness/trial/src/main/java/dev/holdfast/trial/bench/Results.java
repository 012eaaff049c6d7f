package dev.holdfast.trial.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects samples by metric and contender, in the order in which they came up. */
public final class Results {
  private final Map<Metric, Map<String, List<Double>>> samples = new LinkedHashMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  /**
   * Something that could not be measured.
   *
   * @param reason in the words of whoever failed
   */
  public record Gap(String bench, String contender, String reason) {}

  synchronized void add(String contender, Metric metric, double sample) {
    samples
        .computeIfAbsent(metric, _ -> new LinkedHashMap<>())
        .computeIfAbsent(contender, _ -> new ArrayList<>())
        .add(sample);
  }

  synchronized void gap(String bench, String contender, String reason) {
    gaps.add(new Gap(bench, contender, reason));
  }

  /** All metrics that anybody has samples of. */
  public synchronized List<Metric> metrics() {
    return List.copyOf(samples.keySet());
  }

  /** What is known of one contender; empty if it was not measured. */
  public synchronized Optional<Series> series(Metric metric, String contender) {
    return Optional.ofNullable(samples.getOrDefault(metric, Map.of()).get(contender))
        .map(Series::new);
  }

  public synchronized List<Gap> gaps() {
    return List.copyOf(gaps);
  }
}
