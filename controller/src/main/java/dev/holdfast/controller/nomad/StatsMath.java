package dev.holdfast.controller.nomad;

import dev.holdfast.proto.nomad.driver.CPUUsage;
import dev.holdfast.proto.nomad.driver.MemoryUsage;
import dev.holdfast.proto.nomad.driver.TaskResourceUsage;
import dev.holdfast.proto.nomad.driver.TaskStats;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.UsageSample.Counter;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Two readings of counters as Nomad's figures. Pure. A figure is marked as measured only where both
 * readings had its counter; the first sample therefore has no CPU per cent.
 */
final class StatsMath {
  private static final double PER_CENT = 100.0;

  private final String taskId;
  private final double mhzPerCore;

  /**
   * The arithmetic for one task.
   *
   * @param mhzPerCore how fast a core is in Nomad's eyes; 0 for not known
   */
  StatsMath(String taskId, double mhzPerCore) {
    this.taskId = taskId;
    this.mhzPerCore = mhzPerCore;
  }

  TaskStatsResponse answer(@Nullable UsageSample before, UsageSample now, Instant at) {
    TaskResourceUsage usage =
        TaskResourceUsage.newBuilder().setCpu(cpu(before, now)).setMemory(memory(now)).build();
    return TaskStatsResponse.newBuilder()
        .setStats(
            TaskStats.newBuilder()
                .setId(taskId)
                .setTimestamp(Answers.timestamp(at))
                .setAggResourceUsage(usage))
        .build();
  }

  private CPUUsage cpu(@Nullable UsageSample before, UsageSample now) {
    CPUUsage.Builder cpu = CPUUsage.newBuilder();
    percent(before, now, Counter.CPU_TOTAL_NANOS).ifPresent(value -> total(cpu, value));
    percent(before, now, Counter.CPU_USER_NANOS)
        .ifPresent(v -> cpu.setUserMode(v).addMeasuredFields(CPUUsage.Fields.USER_MODE));
    percent(before, now, Counter.CPU_SYSTEM_NANOS)
        .ifPresent(v -> cpu.setSystemMode(v).addMeasuredFields(CPUUsage.Fields.SYSTEM_MODE));
    read(
        now,
        Counter.CPU_THROTTLED_PERIODS,
        cpu::setThrottledPeriods,
        () -> cpu.addMeasuredFields(CPUUsage.Fields.THROTTLED_PERIODS));
    read(
        now,
        Counter.CPU_THROTTLED_NANOS,
        cpu::setThrottledTime,
        () -> cpu.addMeasuredFields(CPUUsage.Fields.THROTTLED_TIME));
    return cpu.build();
  }

  private void total(CPUUsage.Builder cpu, double percent) {
    cpu.setPercent(percent).addMeasuredFields(CPUUsage.Fields.PERCENT);
    if (mhzPerCore > 0) {
      cpu.setTotalTicks(percent / PER_CENT * mhzPerCore)
          .addMeasuredFields(CPUUsage.Fields.TOTAL_TICKS);
    }
  }

  /** Per cent of one core between two readings; a counter that stepped back counts as none. */
  private static OptionalDouble percent(
      @Nullable UsageSample before, UsageSample now, Counter counter) {
    Long later = now.counters().get(counter);
    Long earlier = before == null ? null : before.counters().get(counter);
    if (before == null || later == null || earlier == null) {
      return OptionalDouble.empty();
    }
    long elapsed = now.monotonicNanos() - before.monotonicNanos();
    return elapsed <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(PER_CENT * Math.max(0, later - earlier) / elapsed);
  }

  private static MemoryUsage memory(UsageSample now) {
    MemoryUsage.Builder memory = MemoryUsage.newBuilder();
    memory(now, Counter.MEMORY_RSS_BYTES, memory, memory::setRss, MemoryUsage.Fields.RSS);
    memory(now, Counter.MEMORY_CACHE_BYTES, memory, memory::setCache, MemoryUsage.Fields.CACHE);
    memory(now, Counter.MEMORY_SWAP_BYTES, memory, memory::setSwap, MemoryUsage.Fields.SWAP);
    memory(now, Counter.MEMORY_USAGE_BYTES, memory, memory::setUsage, MemoryUsage.Fields.USAGE);
    memory(
        now,
        Counter.MEMORY_MAX_USAGE_BYTES,
        memory,
        memory::setMaxUsage,
        MemoryUsage.Fields.MAX_USAGE);
    memory(
        now,
        Counter.MEMORY_KERNEL_USAGE_BYTES,
        memory,
        memory::setKernelUsage,
        MemoryUsage.Fields.KERNEL_USAGE);
    memory(
        now,
        Counter.MEMORY_KERNEL_MAX_USAGE_BYTES,
        memory,
        memory::setKernelMaxUsage,
        MemoryUsage.Fields.KERNEL_MAX_USAGE);
    return memory.build();
  }

  private static void memory(
      UsageSample now,
      Counter counter,
      MemoryUsage.Builder memory,
      Consumer<Long> setter,
      MemoryUsage.Fields field) {
    read(now, counter, setter, () -> memory.addMeasuredFields(field));
  }

  private static void read(UsageSample now, Counter counter, Consumer<Long> setter, Runnable mark) {
    Long value = now.counters().get(counter);
    if (value != null) {
      setter.accept(value);
      mark.run();
    }
  }
}
