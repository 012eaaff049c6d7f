package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

/** One start attempt of a slot: the task id that Nomad makes anew for every attempt, verbatim. */
public record Invocation(String taskId) {
  public Invocation {
    requireNonNull(taskId, "taskId is null");
    if (taskId.isEmpty()) {
      throw new IllegalArgumentException("a task id is needed");
    }
  }

  @Override
  public String toString() {
    return taskId;
  }
}
