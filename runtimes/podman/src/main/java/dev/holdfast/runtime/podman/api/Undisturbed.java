package dev.holdfast.runtime.podman.api;

import dev.holdfast.runtime.Disturbance;
import dev.holdfast.runtime.WorkloadId;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes every call as it is. */
public final class Undisturbed implements Disturbance {
  @Override
  public <T> T around(String call, Optional<WorkloadId> workload, Supplier<T> work) {
    return work.get();
  }
}
