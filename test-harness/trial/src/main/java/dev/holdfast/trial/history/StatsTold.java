package dev.holdfast.trial.history;

/**
 * A sample of TaskStats.
 *
 * @param cpuPercent of one core, as told
 * @param memoryBytes resident, as told
 * @param cores that the machine has
 */
public record StatsTold(
    long atNanos, String taskId, Slot slot, double cpuPercent, long memoryBytes, int cores)
    implements Event {}
