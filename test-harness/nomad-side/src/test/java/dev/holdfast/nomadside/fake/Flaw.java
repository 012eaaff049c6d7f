package dev.holdfast.nomadside.fake;

/** What a {@link FlawedDriver} does wrong; its name is the argument of the fake plugin. */
public enum Flaw {
  /** Every end is told as success. */
  ALWAYS_ZERO,
  /** An end of which nothing is known is told as success. */
  ZERO_FOR_UNKNOWN,
  /** An end is told while the task lives. */
  EARLY_END,
  /** No end is ever told. */
  NO_END,
  /** Every task is started twice. */
  STARTS_TWICE,
  /** A task is started once more when it is recovered. */
  STARTS_ON_RECOVERY,
  /** No task is recovered. */
  FORGETS,
  /** Tasks go down with a plugin that is ended in good order. */
  ENDS_TASKS_WITH_ITSELF,
  /** Of a task that is destroyed only the first process is ended. */
  LEAVES_CHILDREN,
  /** A file of each task stays. */
  LEAVES_FILES,
  /** The folder of its files is emptied at each start, whosever they are. */
  CLEANS_TOO_MUCH,
  /** A task's output has a hole. */
  LOSES_OUTPUT,
  /** A start is answered well and nothing is started. */
  STARTS_NOTHING,
  /** A stop is answered well and nothing is stopped. */
  STOPS_NOTHING,
  /** A stop is SIGKILL at once. */
  NO_GRACE,
  /** The first stop ends the plugin. */
  DIES,
  /** It calls itself sick once a task runs. */
  CALLS_ITSELF_SICK,
  /** Nobody can inspect a task. */
  KNOWS_NOBODY,
  /** A task is said to have used less than nothing. */
  MEASURES_BACKWARDS
}
