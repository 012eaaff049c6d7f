package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.WorkloadSpec;

/** Why systemd could not start a unit, as a sentence for the job's author. */
final class StartFailure {
  private static final int CLD_EXITED = 1;

  private StartFailure() {}

  /** Whether the program never ran. Asked only of a unit whose start job failed. */
  static boolean neverRan(UnitFacts unit) {
    return unit.mainCode() == 0
        || (unit.mainCode() == CLD_EXITED && StartStep.of(unit.mainStatus()).isPresent());
  }

  static String sentence(WorkloadSpec spec, UnitPlan plan, UnitFacts unit) {
    if (unit.mainCode() == 0) {
      return "systemd could not start the task (%s): see journalctl -u %s"
          .formatted(unit.text("Result"), UnitNames.of(spec.id()));
    }
    return StartStep.of(unit.mainStatus())
        .map(step -> step.advice(spec, plan))
        .filter(advice -> !advice.isEmpty())
        .orElseGet(() ->
            "systemd could not start the task (step %d, see systemd.exec(5)): see journalctl -u %s"
                .formatted(unit.mainStatus(), UnitNames.of(spec.id())));
  }
}
