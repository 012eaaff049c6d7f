package dev.holdfast.runtime;

import java.util.Map;

/**
 * Counters of one workload at one moment. A counter that could not be read is missing from the map;
 * zero means that zero was read.
 *
 * @param monotonicNanos when it was read, on {@link System#nanoTime()}'s scale
 */
public record UsageSample(long monotonicNanos, Map<Counter, Long> counters) {
  public UsageSample {
    counters = Map.copyOf(counters);
  }

  /** What may be counted; CPU times are totals since the workload began. */
  public enum Counter {
    CPU_TOTAL_NANOS,
    CPU_USER_NANOS,
    CPU_SYSTEM_NANOS,
    CPU_THROTTLED_PERIODS,
    CPU_THROTTLED_NANOS,
    MEMORY_RSS_BYTES,
    MEMORY_CACHE_BYTES,
    MEMORY_SWAP_BYTES,
    MEMORY_USAGE_BYTES,
    MEMORY_MAX_USAGE_BYTES,
    MEMORY_KERNEL_USAGE_BYTES,
    MEMORY_KERNEL_MAX_USAGE_BYTES
  }
}
