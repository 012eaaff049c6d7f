package dev.holdfast.trial.history;

/**
 * One live copy of a task: its first process, and no later one with the same number. A process that
 * was seen before as a child of a copy is not a copy of its own when its parent ends; it is part of
 * the first, and a {@link Item.Kind#PROCESS leftover} if it stays.
 *
 * @param bootId of the kernel it ran under, {@code /proc/sys/kernel/random/boot_id}; any word that
 *     changes with each boot will do where a node shares its kernel
 * @param startTicks field 22 of {@code /proc/PID/stat}
 */
public record Copy(String bootId, long pid, long startTicks) {
  @Override
  public String toString() {
    return "process " + pid + " (started at tick " + startTicks + ")";
  }
}
