package dev.holdfast.runtime.linux.cgroup;

import dev.holdfast.runtime.UsageSample.Counter;
import java.util.List;

/**
 * Where one counter is found.
 *
 * @param controller the v1 hierarchy, or {@link Cgroups#UNIFIED}; not used on v2
 * @param key the line in a file of names and numbers; empty for a file that is one number
 * @param factor to the counter's unit
 */
record CounterSource(Counter counter, String controller, String file, String key, long factor) {
  private static final long NANOS_PER_MICRO = 1_000;

  static final List<CounterSource> V2 =
      List.of(
          inTable(Counter.CPU_TOTAL_NANOS, "cpu", "cpu.stat", "usage_usec", NANOS_PER_MICRO),
          inTable(Counter.CPU_USER_NANOS, "cpu", "cpu.stat", "user_usec", NANOS_PER_MICRO),
          inTable(Counter.CPU_SYSTEM_NANOS, "cpu", "cpu.stat", "system_usec", NANOS_PER_MICRO),
          inTable(Counter.CPU_THROTTLED_PERIODS, "cpu", "cpu.stat", "nr_throttled", 1),
          inTable(
              Counter.CPU_THROTTLED_NANOS, "cpu", "cpu.stat", "throttled_usec", NANOS_PER_MICRO),
          inTable(Counter.MEMORY_RSS_BYTES, "memory", "memory.stat", "anon", 1),
          inTable(Counter.MEMORY_CACHE_BYTES, "memory", "memory.stat", "file", 1),
          inTable(Counter.MEMORY_KERNEL_USAGE_BYTES, "memory", "memory.stat", "kernel", 1),
          alone(Counter.MEMORY_SWAP_BYTES, "memory", "memory.swap.current"),
          alone(Counter.MEMORY_USAGE_BYTES, "memory", "memory.current"),
          alone(Counter.MEMORY_MAX_USAGE_BYTES, "memory", "memory.peak"));

  /**
   * A v2 hierarchy beside the others counts CPU time without a controller. Where the old ones count
   * it too, they are asked later and so decide.
   */
  static final List<CounterSource> V1 =
      List.of(
          inTable(
              Counter.CPU_TOTAL_NANOS, Cgroups.UNIFIED, "cpu.stat", "usage_usec", NANOS_PER_MICRO),
          inTable(
              Counter.CPU_USER_NANOS, Cgroups.UNIFIED, "cpu.stat", "user_usec", NANOS_PER_MICRO),
          inTable(
              Counter.CPU_SYSTEM_NANOS,
              Cgroups.UNIFIED,
              "cpu.stat",
              "system_usec",
              NANOS_PER_MICRO),
          alone(Counter.CPU_TOTAL_NANOS, "cpuacct", "cpuacct.usage"),
          alone(Counter.CPU_USER_NANOS, "cpuacct", "cpuacct.usage_user"),
          alone(Counter.CPU_SYSTEM_NANOS, "cpuacct", "cpuacct.usage_sys"),
          inTable(Counter.CPU_THROTTLED_PERIODS, "cpu", "cpu.stat", "nr_throttled", 1),
          inTable(Counter.CPU_THROTTLED_NANOS, "cpu", "cpu.stat", "throttled_time", 1),
          inTable(Counter.MEMORY_RSS_BYTES, "memory", "memory.stat", "total_rss", 1),
          inTable(Counter.MEMORY_CACHE_BYTES, "memory", "memory.stat", "total_cache", 1),
          inTable(Counter.MEMORY_SWAP_BYTES, "memory", "memory.stat", "total_swap", 1),
          alone(Counter.MEMORY_USAGE_BYTES, "memory", "memory.usage_in_bytes"),
          alone(Counter.MEMORY_MAX_USAGE_BYTES, "memory", "memory.max_usage_in_bytes"),
          alone(Counter.MEMORY_KERNEL_USAGE_BYTES, "memory", "memory.kmem.usage_in_bytes"),
          alone(Counter.MEMORY_KERNEL_MAX_USAGE_BYTES, "memory", "memory.kmem.max_usage_in_bytes"));

  private static CounterSource alone(Counter counter, String controller, String file) {
    return new CounterSource(counter, controller, file, "", 1);
  }

  private static CounterSource inTable(
      Counter counter, String controller, String file, String key, long factor) {
    return new CounterSource(counter, controller, file, key, factor);
  }
}
