package dev.holdfast.runtime;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands around each call that a runtime makes to its backend, to let tests fail the exact one.
 * There is none unless somebody asks for it: see {@link RuntimeProvider#disturbed}.
 */
public interface Disturbance {

  /**
   * Makes a call, now, later or not at all.
   *
   * @param call one of {@link RuntimeProvider#backendCalls()}
   * @param workload whose call it is; empty where it is no single one's
   * @throws RuntimeUnavailable to pretend, before or after the call, that nobody answered
   * @throws RuntimeRefused to pretend that the backend said no
   */
  <T> T around(String call, Optional<WorkloadId> workload, Supplier<T> work);
}
