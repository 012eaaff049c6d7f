package dev.holdfast.controller.dump;

import java.util.function.Predicate;

/**
 * Which tasks somebody means: those with this name, this id of Nomad's, this workload, or whose
 * {@code <allocation>/<task>} begins with it. The empty text means all.
 */
public record Choice(String text) implements Predicate<TaskImage> {

  @Override
  public boolean test(TaskImage task) {
    return task.task().equals(text)
        || task.workload().equals(text)
        || task.invocation().equals(text)
        || (task.allocId() + "/" + task.task()).startsWith(text);
  }
}
