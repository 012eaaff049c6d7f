package dev.holdfast.trial.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything random about one case, so that the seed repeats it as far as the plan goes; what the
 * machine makes of it is its own.
 */
public record Plan(long seed, List<PlannedTask> tasks, List<Injection> injections) {
  public Plan {
    tasks = List.copyOf(tasks);
    injections = List.copyOf(injections);
  }

  /** The faults of one step, in order. */
  public List<Injection> at(Step step) {
    return injections.stream().filter(injection -> injection.step() == step).toList();
  }

  /** The faults in a few words. */
  public String summary() {
    return injections.stream().map(Injection::toString).collect(Collectors.joining("; "));
  }
}
