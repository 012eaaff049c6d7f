package dev.holdfast.trial.fault;

import dev.holdfast.trial.history.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plans by hand, with few tasks and few faults. */
public final class SmallPlans {
  /** SIGKILL of the plugin while all tasks run. */
  public static final Injection KILL_OF_THE_PLUGIN =
      fault(FaultKind.of(Target.PLUGIN, Deed.KILL, Effect.PLUGIN_DEATH), Step.RUNNING);

  /** SIGTERM of the plugin while all tasks run. */
  public static final Injection END_OF_THE_PLUGIN =
      fault(FaultKind.of(Target.PLUGIN, Deed.TERMINATE, Effect.PLUGIN_DEATH), Step.RUNNING);

  /** SIGKILL of the task that waits for it; a plan with it has such a task. */
  public static final Injection KILL_OF_A_TASK =
      fault(FaultKind.of(Target.TASK, Deed.KILL), Step.ENDING);

  private SmallPlans() {}

  private static Injection fault(FaultKind kind, Step step) {
    return new Injection(1, kind, step, Duration.ZERO, Duration.ZERO);
  }

  /** A task that writes, one that ends with 7, and one to be killed where the faults kill one. */
  public static Plan of(Injection... faults) {
    return plan(Endings.exits("ends", 7), List.of(faults));
  }

  /** A task that writes, one that ignores its stop, and one to be killed as above. */
  public static Plan withStubborn(Injection... faults) {
    return plan(Endings.ignoresStop("stubborn"), List.of(faults));
  }

  private static Plan plan(PlannedTask task, List<Injection> faults) {
    List<PlannedTask> tasks = new ArrayList<>(List.of(Endings.counting("counting"), task));
    if (faults.contains(KILL_OF_A_TASK)) {
      tasks.add(Endings.killed("killed"));
    }
    return new Plan(1, tasks, faults);
  }
}
