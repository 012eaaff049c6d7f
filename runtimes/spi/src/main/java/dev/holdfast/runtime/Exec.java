package dev.holdfast.runtime;

import java.util.List;

/** Runs commands inside a running workload: its control group, namespaces, user and environment. */
public interface Exec {

  /**
   * Starts a command.
   *
   * @param command program and arguments, no shell
   * @param terminal whether it gets a terminal; then stderr arrives on stdout
   * @throws RuntimeRefused if the workload does not run or the command cannot be started
   */
  ExecSession start(WorkloadId id, List<String> command, boolean terminal);
}
