package dev.holdfast.trial.profile;

/**
 * How the processes of a task are found without asking the driver.
 *
 * @param kind where to look
 * @param pattern for cgroups: part of the path, with {@code ${alloc}} and {@code ${task}}; for
 *     units: the unit's name with the same placeholders; empty for the environment
 */
public record Truth(Kind kind, String pattern) {
  /** By the variables that Nomad gives to every task. */
  public static final Truth ENVIRONMENT = new Truth(Kind.ENVIRONMENT, "");

  /** Where a task's processes show. */
  public enum Kind {
    /** NOMAD_ALLOC_ID and NOMAD_TASK_NAME in {@code /proc/PID/environ}. */
    ENVIRONMENT,
    /** The process's path in {@code /proc/PID/cgroup}. */
    CGROUP,
    /** The unit in whose cgroup the process is. */
    UNIT
  }

  /** The pattern for one task. */
  public String of(String allocId, String taskName) {
    return pattern.replace("${alloc}", allocId).replace("${task}", taskName);
  }
}
