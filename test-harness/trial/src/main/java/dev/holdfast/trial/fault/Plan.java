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

  /** Whether a step's first fault waits for what the step does, and has to be there before. */
  public boolean waitsForIts(Step step) {
    return at(step).stream().limit(1).anyMatch(it -> it.kind().deed() == Deed.FAILPOINT);
  }

  /** The faults in a few words. */
  public String summary() {
    return injections.stream().map(Injection::toString).collect(Collectors.joining("; "));
  }
}
