package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.WorkloadSpec;

/**
 * Tells a program's own exit code from systemd's code for a failed step before the program. PID 1
 * handles the end of a process before the news that it runs, so a program that ends within the same
 * moment looks like one that could not be started, and its code may be one of systemd's.
 */
final class QuickExit {
  private QuickExit() {}

  /**
   * Whether the step that systemd's code names could not have failed, so the code is the program's.
   * False where that cannot be said: for other users than root, whose rights are not judged here,
   * and where volumes change what the program sees.
   */
  static boolean isProven(int status, WorkloadSpec spec, UnitPlan plan) {
    return isPlain(spec, plan)
        && StartStep.of(status).filter(step -> step.isRuledOut(spec, plan)).isPresent();
  }

  private static boolean isPlain(WorkloadSpec spec, UnitPlan plan) {
    return (spec.user().isEmpty() || spec.user().equals("root"))
        && plan.options().group().isEmpty()
        && spec.mounts().isEmpty()
        && spec.resources().cores().isEmpty();
  }
}
