package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

/**
 * What Nomad grants a task.
 *
 * @param cpuShares relative CPU weight in cgroup v1 shares, which is the reserved MHz
 * @param cpuFraction reserved part of the whole machine's CPU, 0 to 1; 0 where Nomad gave none
 * @param cores reserved cores as a list such as {@code 0,2-3}; empty for none
 * @param memoryReservedBytes what the scheduler counts with
 * @param memoryLimitBytes hard limit; 0 for none
 */
public record Resources(
    long cpuShares,
    double cpuFraction,
    String cores,
    long memoryReservedBytes,
    long memoryLimitBytes) {
  public Resources {
    requireNonNull(cores, "cores is null");
  }

  public static Resources none() {
    return new Resources(0, 0, "", 0, 0);
  }

  /** Whether the task may use more memory than it reserved (memory oversubscription). */
  public boolean oversubscribesMemory() {
    return memoryReservedBytes > 0 && memoryLimitBytes > memoryReservedBytes;
  }
}
