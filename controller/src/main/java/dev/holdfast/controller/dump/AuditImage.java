package dev.holdfast.controller.dump;

import java.time.Instant;
import java.util.List;

/**
 * The records against the runtime: what one has and the other has not.
 *
 * @param workloads how many of ours the runtime has
 * @param findings what does not fit, looked at twice; empty where everything fits
 */
public record AuditImage(Instant at, int workloads, List<Finding> findings) {
  public AuditImage {
    findings = List.copyOf(findings);
  }

  /**
   * One thing that does not fit.
   *
   * @param kind {@code no_record}, {@code no_workload}, {@code not_removed}, {@code other_attempt},
   *     {@code other_process}, {@code not_noted} or {@code left_file}
   * @param what the task where one is known, else the workload or file
   * @param workload its name in the runtime
   * @param words one sentence
   */
  public record Finding(String kind, String what, String workload, String words) {}
}
