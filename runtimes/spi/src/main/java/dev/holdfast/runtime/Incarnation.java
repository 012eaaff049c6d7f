package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Which living thing a workload is, as its runtime and the kernel tell it apart. Two sightings with
 * the same incarnation are the same process; valid within one boot only.
 *
 * @param runtimeId the runtime's own identity: systemd's InvocationID, a container's id
 * @param pid the main process on the host, 0 where there is none any more
 * @param startedAt when the main process started
 * @param cgroup path of its control group below the hierarchy's root, empty where not known
 */
public record Incarnation(String runtimeId, long pid, Instant startedAt, String cgroup) {
  public Incarnation {
    requireNonNull(runtimeId, "runtimeId is null");
    requireNonNull(startedAt, "startedAt is null");
    requireNonNull(cgroup, "cgroup is null");
  }
}
