package dev.holdfast.runtime;

import java.util.Optional;

/** Reads what a workload uses. */
public interface Usage {

  /** The counters now, or empty where the workload is gone or has none. Never starts anything. */
  Optional<UsageSample> sample(WorkloadId id);
}
