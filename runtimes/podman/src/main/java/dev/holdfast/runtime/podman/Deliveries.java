package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.WorkloadId;
import java.time.Instant;

/** Whether what a workload wrote has reached Nomad. */
interface Deliveries {

  /** Whether all of it has, or is given up. May wait a moment for it. */
  boolean isComplete(WorkloadId id, Instant endedAt);
}
