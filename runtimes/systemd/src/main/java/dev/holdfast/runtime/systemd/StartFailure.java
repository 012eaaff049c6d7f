package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.WorkloadSpec;

/**
 * Why systemd could not start a unit, as a sentence for the job's author. The numbers are systemd's
 * own exit codes for what it does between fork and exec (systemd.exec(5), "Process Exit Codes").
 */
final class StartFailure {
  private static final int CLD_EXITED = 1;
  private static final int FIRST = 200;
  private static final int LAST = 243;

  private StartFailure() {}

  /** Whether the program never ran. Asked only of a unit whose start job failed. */
  static boolean neverRan(UnitFacts unit) {
    return unit.mainCode() == 0
        || (unit.mainCode() == CLD_EXITED
            && unit.mainStatus() >= FIRST
            && unit.mainStatus() <= LAST);
  }

  static String sentence(WorkloadSpec spec, UnitPlan plan, UnitFacts unit) {
    if (unit.mainCode() == 0) {
      return "systemd could not start the task (%s): see journalctl -u %s"
          .formatted(unit.text("Result"), UnitNames.of(spec.id()));
    }
    return switch (unit.mainStatus()) {
      case 200 ->
          "working_directory = \"%s\" cannot be entered: create it or give its user access"
              .formatted(plan.options().workingDirectory());
      case 203 ->
          "command = \"%s\": %s cannot be executed: check the file, its mode, its interpreter and %s"
              .formatted(plan.options().command(), plan.program(), "whether the user may reach it");
      case 209, 222 ->
          "the log pipe %s cannot be opened: is the folder there?"
              .formatted(spec.stdio().stdoutPath());
      case 214, 215 ->
          "cores = \"%s\" cannot be given: does this node have them?"
              .formatted(spec.resources().cores());
      case 216 -> "group = \"%s\" is not known on this node".formatted(plan.options().group());
      case 217 -> "user = \"%s\" is not known on this node".formatted(spec.user());
      case 225 ->
          "the network namespace %s cannot be joined: is it still there?"
              .formatted(spec.networkNamespace());
      case 226 ->
          "a volume or device cannot be mounted: check that these exist: %s %s"
              .formatted(spec.mounts(), spec.devices());
      default ->
          "systemd could not start the task (step %d, see systemd.exec(5)): see journalctl -u %s"
              .formatted(unit.mainStatus(), UnitNames.of(spec.id()));
    };
  }
}
