package dev.holdfast.trial.history;

/**
 * Where attempts of one task follow each other: at most one of them may live at a time.
 *
 * @param allocId NOMAD_ALLOC_ID of the task's environment
 * @param taskName NOMAD_TASK_NAME of the task's environment
 */
public record Slot(String allocId, String taskName) {
  /** For calls and faults that concern no task, or all of them. */
  public static final Slot NONE = new Slot("", "");

  /** The same as an alloc and a task in one word, for people. */
  @Override
  public String toString() {
    return equals(NONE) ? "-" : allocId + "/" + taskName;
  }
}
