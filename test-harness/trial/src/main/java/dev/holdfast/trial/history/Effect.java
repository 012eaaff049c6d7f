package dev.holdfast.trial.history;

/** What a sound driver may show because of a fault. What is not named is a violation. */
public enum Effect {
  /** Tasks may end without having been told to: a reboot, a power cut, a kill of the task. */
  TASK_LOSS,
  /** The end of a task may stay unknown: the one who keeps it was taken away. */
  EXIT_LOSS,
  /** Calls may take as much longer as the fault lasts: a plugin or daemon is stopped or slow. */
  SLOW_CALLS,
  /** Calls may be refused while it lasts, and shortly after: a daemon is down, a disk is full. */
  REFUSALS,
  /** The plugin dies of it, so that calls are cut. */
  PLUGIN_DEATH,
  /** Health must turn unhealthy if the fault lasts longer than the limit for it. */
  UNHEALTHY
}
