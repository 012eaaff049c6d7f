package dev.holdfast.nomadside.task;

import java.util.List;

/**
 * What the scheduler gave to a task.
 *
 * @param cpuMhz reserved share of the node's total
 * @param memoryMaxMb 0 where the job has no {@code memory_max}
 * @param cores numbers of reserved cores, mostly none
 */
public record TaskResources(long cpuMhz, long memoryMb, long memoryMaxMb, List<Integer> cores) {
  private static final long MIB = 1024L * 1024;

  /** The defaults of a job file. */
  public static final TaskResources DEFAULT = new TaskResources(100, 300, 0, List.of());

  public TaskResources {
    cores = List.copyOf(cores);
  }

  public static TaskResources of(long cpuMhz, long memoryMb) {
    return new TaskResources(cpuMhz, memoryMb, 0, List.of());
  }

  public TaskResources withMemoryMax(long megabytes) {
    return new TaskResources(cpuMhz, memoryMb, megabytes, cores);
  }

  public TaskResources withCores(List<Integer> numbers) {
    return new TaskResources(cpuMhz, memoryMb, memoryMaxMb, numbers);
  }

  /** The hard limit. */
  public long memoryLimitBytes() {
    return Math.max(memoryMb, memoryMaxMb) * MIB;
  }
}
