package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.UncheckedIOException;

/** What a unit needs on disk: written before it is made, kept until it is removed. */
record UnitFiles(EnvironmentFiles environments, CommandDropIns commands) {
  /**
   * Writes all that the unit needs, over what an earlier start left, or leaves nothing.
   *
   * @throws RuntimeUnavailable if there is no room
   */
  void write(WorkloadSpec spec, UnitPlan plan) {
    try {
      environments.write(spec.id(), spec.environment());
      commands.write(spec.id(), plan);
    } catch (RuntimeUnavailable e) {
      discard(spec.id(), e);
      throw e;
    }
  }

  private void discard(WorkloadId id, RuntimeUnavailable cause) {
    try {
      delete(id);
    } catch (UncheckedIOException e) {
      cause.addSuppressed(e);
    }
  }

  /** A second call does nothing. */
  void delete(WorkloadId id) {
    commands.delete(id);
    environments.delete(id);
  }
}
