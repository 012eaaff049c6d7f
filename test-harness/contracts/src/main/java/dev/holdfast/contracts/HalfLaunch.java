package dev.holdfast.contracts;

import dev.holdfast.runtime.WorkloadSpec;

/** Makes a workload and leaves it unstarted. */
@FunctionalInterface
public interface HalfLaunch {

  void leave(WorkloadSpec spec);
}
