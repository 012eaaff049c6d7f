package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

/**
 * Where the task's output goes: paths of FIFOs that Nomad made and reads, or {@code /dev/null}.
 * Nobody but the workload itself should hold them open: closing the last writer ends Nomad's log.
 */
public record Stdio(String stdoutPath, String stderrPath) {
  public Stdio {
    requireNonNull(stdoutPath, "stdoutPath is null");
    requireNonNull(stderrPath, "stderrPath is null");
  }
}
