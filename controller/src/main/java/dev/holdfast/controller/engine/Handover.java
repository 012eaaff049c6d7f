package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Duration;
import java.util.Optional;

/** What becomes of a slot's log pipes when an attempt starts in it. */
final class Handover {
  /** Readers of a task that starts are there already, or open its pipes within milliseconds. */
  private static final Duration READER_LIMIT = Duration.ofSeconds(5);

  private Handover() {}

  /**
   * The pipes, held as long as the start takes; empty if nobody reads them any more. That is so
   * where our process died between two attempts: Nomad asks for the start again, but not for
   * readers, and a workload would wait for one for ever.
   *
   * @param before what takes care of the slot, if anything does
   */
  static Optional<HeldOutput> of(Optional<TaskView> before, WorkloadSpec spec) {
    if (before.isEmpty() || isThere(before.get(), spec)) {
      return Optional.of(HeldOutput.nothing());
    }
    return isNamed(before.get())
        ? Optional.of(replaced(before.get(), spec))
        : HeldOutput.withReaders(spec.stdio(), READER_LIMIT);
  }

  private static boolean isThere(TaskView before, WorkloadSpec spec) {
    boolean alive =
        before.seen() instanceof Observation.Running || before.seen() instanceof Observation.Exited;
    return alive && isOf(before, spec);
  }

  private static boolean isOf(TaskView before, WorkloadSpec spec) {
    return before.record().invocation().equals(spec.invocation());
  }

  private static HeldOutput replaced(TaskView before, WorkloadSpec spec) {
    boolean nothingThere = isOf(before, spec) || before.seen() instanceof Observation.Absent;
    return nothingThere ? HeldOutput.nothing() : HeldOutput.of(spec.stdio());
  }

  /** Nomad has named it since our start; what it has not named it may still ask for again. */
  static boolean isNamed(TaskView view) {
    return switch (view.claim()) {
      case Claim.Starting _, Claim.Recovered _ -> true;
      case Claim.Awaited _, Claim.Unclaimed _ -> false;
    };
  }
}
