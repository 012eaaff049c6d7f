package dev.holdfast.runtime.podman.cgroup;

import dev.holdfast.runtime.UsageSample.Counter;
import java.util.List;
import java.util.Optional;

/**
 * Where one counter is found.
 *
 * @param controller whose hierarchy, where each has one
 * @param key beginning of the line in a table; empty for a file that is one number
 * @param factor to the counter's unit
 */
record CounterFile(Counter counter, String controller, String file, String key, long factor) {
  private static final long MICROS = 1_000;

  static final List<CounterFile> UNIFIED =
      List.of(
          new CounterFile(Counter.CPU_TOTAL_NANOS, "cpu", "cpu.stat", "usage_usec", MICROS),
          new CounterFile(Counter.CPU_USER_NANOS, "cpu", "cpu.stat", "user_usec", MICROS),
          new CounterFile(Counter.CPU_SYSTEM_NANOS, "cpu", "cpu.stat", "system_usec", MICROS),
          new CounterFile(Counter.CPU_THROTTLED_PERIODS, "cpu", "cpu.stat", "nr_throttled", 1),
          new CounterFile(Counter.CPU_THROTTLED_NANOS, "cpu", "cpu.stat", "throttled_usec", MICROS),
          new CounterFile(Counter.MEMORY_RSS_BYTES, "memory", "memory.stat", "anon", 1),
          new CounterFile(Counter.MEMORY_CACHE_BYTES, "memory", "memory.stat", "file", 1),
          new CounterFile(Counter.MEMORY_KERNEL_USAGE_BYTES, "memory", "memory.stat", "kernel", 1),
          new CounterFile(Counter.MEMORY_SWAP_BYTES, "memory", "memory.swap.current", "", 1),
          new CounterFile(Counter.MEMORY_USAGE_BYTES, "memory", "memory.current", "", 1),
          new CounterFile(Counter.MEMORY_MAX_USAGE_BYTES, "memory", "memory.peak", "", 1));

  static final List<CounterFile> SEPARATE =
      List.of(
          new CounterFile(Counter.CPU_TOTAL_NANOS, "cpuacct", "cpuacct.usage", "", 1),
          new CounterFile(Counter.CPU_USER_NANOS, "cpuacct", "cpuacct.usage_user", "", 1),
          new CounterFile(Counter.CPU_SYSTEM_NANOS, "cpuacct", "cpuacct.usage_sys", "", 1),
          new CounterFile(Counter.CPU_THROTTLED_PERIODS, "cpu", "cpu.stat", "nr_throttled", 1),
          new CounterFile(Counter.CPU_THROTTLED_NANOS, "cpu", "cpu.stat", "throttled_time", 1),
          new CounterFile(Counter.MEMORY_RSS_BYTES, "memory", "memory.stat", "total_rss", 1),
          new CounterFile(Counter.MEMORY_CACHE_BYTES, "memory", "memory.stat", "total_cache", 1),
          new CounterFile(Counter.MEMORY_SWAP_BYTES, "memory", "memory.stat", "total_swap", 1),
          new CounterFile(Counter.MEMORY_USAGE_BYTES, "memory", "memory.usage_in_bytes", "", 1),
          new CounterFile(
              Counter.MEMORY_MAX_USAGE_BYTES, "memory", "memory.max_usage_in_bytes", "", 1));

  /** The value in this file's lines; empty where it is not there or no plain number. */
  Optional<Long> find(List<String> lines) {
    String start = key.isEmpty() ? "" : key + " ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> Long.parseLong(text) * factor)
        .findFirst();
  }
}
