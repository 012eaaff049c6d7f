package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.WorkloadSpec;
import java.time.Instant;

/** Whether Nomad has named this task since our process started. */
public sealed interface Claim {

  /** Nomad has named it since our process started; what it has not, it may still ask for again. */
  default boolean isNamed() {
    return switch (this) {
      case Starting _, Recovered _ -> true;
      case Awaited _, Unclaimed _ -> false;
    };
  }

  /** Nomad asked to start it; only under this claim may it be launched. */
  record Starting(WorkloadSpec spec) implements Claim {}

  /** Nomad recovered it, or stops or destroys it. */
  record Recovered() implements Claim {}

  /** We found it at our start; Nomad has until then to name it. */
  record Awaited(Instant until) implements Claim {}

  /**
   * Nomad did not name it in time.
   *
   * @param reap whether the operator wants such workloads ended
   */
  record Unclaimed(boolean reap) implements Claim {}
}
