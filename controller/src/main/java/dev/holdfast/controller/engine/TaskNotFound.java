package dev.holdfast.controller.engine;

/** Neither a record nor a workload answers to this task id. */
public final class TaskNotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TaskNotFound(String message) {
    super(message);
  }
}
