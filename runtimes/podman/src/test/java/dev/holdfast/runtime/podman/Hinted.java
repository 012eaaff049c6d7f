package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import java.util.Set;

/** Notes which workloads were hinted at, and {@link #ALL} for a hint at every one. */
record Hinted(Set<WorkloadId> ids) implements WatchListener {
  static final WorkloadId ALL = new WorkloadId("holdfast-all");

  @Override
  public void lookAgain(WorkloadId id) {
    ids.add(id);
  }

  @Override
  public void lookAgainAtAll() {
    ids.add(ALL);
  }
}
