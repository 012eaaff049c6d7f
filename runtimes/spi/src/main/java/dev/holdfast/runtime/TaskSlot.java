package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

/**
 * The place of a task on this node: one allocation, one task name. At most one workload lives in a
 * slot. Nomad gives every start attempt a new id, so the id cannot be the key.
 */
public record TaskSlot(String allocId, String taskName) implements Comparable<TaskSlot> {
  public TaskSlot {
    requireNonNull(allocId, "allocId is null");
    requireNonNull(taskName, "taskName is null");
    if (allocId.isEmpty() || taskName.isEmpty()) {
      throw new IllegalArgumentException("a slot needs an allocation id and a task name");
    }
  }

  @Override
  public int compareTo(TaskSlot other) {
    int byAllocation = allocId.compareTo(other.allocId);
    return byAllocation != 0 ? byAllocation : taskName.compareTo(other.taskName);
  }

  /** The form used in logs and on the command line: {@code <allocation>/<task>}. */
  @Override
  public String toString() {
    return allocId + "/" + taskName;
  }
}
