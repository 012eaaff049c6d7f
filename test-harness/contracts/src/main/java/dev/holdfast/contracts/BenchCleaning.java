package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadRuntime;
import java.util.List;

/**
 * Removes what a test has left, through a runtime of its own: the test may have broken the others.
 */
final class BenchCleaning implements Runnable {
  private final Workbench bench;
  private final List<Owner> owners;

  BenchCleaning(Workbench bench, List<Owner> owners) {
    this.bench = bench;
    this.owners = owners;
  }

  @Override
  public void run() {
    owners.forEach(this::clean);
  }

  private void clean(Owner owner) {
    try (WorkloadRuntime runtime = bench.subject().open(owner)) {
      bench.eventually(() -> {
        runtime.list().forEach(sighting -> clear(runtime, sighting));
        assertThat(runtime.list()).as("left after the test").isEmpty();
      });
    }
  }

  private void clear(WorkloadRuntime runtime, Sighting sighting) {
    if (sighting.observation() instanceof Observation.Running) {
      runtime.signal(sighting.id(), Signal.KILL, SignalTarget.ALL);
      bench.eventually(() ->
          assertThat(runtime.observe(sighting.id()))
              .isNotInstanceOfAny(Observation.Running.class, Observation.Unknown.class));
    }
    runtime.remove(sighting.id());
  }
}
