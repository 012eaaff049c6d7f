package dev.holdfast.trial.fault;

import dev.holdfast.trial.history.Ending;

/**
 * A task of a plan.
 *
 * @param script what its shell runs
 * @param ending what that comes to
 * @param role when the trial expects its end
 */
public record PlannedTask(String name, String script, Ending ending, Role role) {
  /** When a task ends. */
  public enum Role {
    /** Runs through the whole case. */
    STEADY,
    /** Ends by itself when it is let. */
    ENDS,
    /** Is killed by the trial. */
    KILLED,
    /** Is stopped by the client. */
    STOPPED
  }
}
