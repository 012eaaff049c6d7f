package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Slot;

/** What faults excuse in calls. */
final class Excuses {
  private Excuses() {}

  /** Whether a fault explains that this call for a task was refused. */
  static boolean refusal(Facts facts, Attempt attempt, Call call) {
    return facts
            .faults()
            .excuse(Effect.REFUSALS, attempt.slot(), call.askedNanos(), call.overNanos())
        || nodeWentDown(facts, attempt, call.overNanos());
  }

  /** Whether all tasks were lost since this one was started, so that nobody need know it. */
  private static boolean nodeWentDown(Facts facts, Attempt attempt, long byNanos) {
    return facts.faults().all().stream()
        .filter(window -> window.fault().effects().contains(Effect.TASK_LOSS))
        .filter(window -> window.fault().slot().equals(Slot.NONE))
        .anyMatch(window ->
            window.beganNanos() <= byNanos
                && facts.faults().showsUntil(window) >= attempt.startAskedNanos());
  }

  /** Whether a fault explains that the end of this task is unknown. */
  static boolean unknownEnd(Facts facts, Attempt attempt, long byNanos) {
    return facts
        .faults()
        .excuse(Effect.EXIT_LOSS, attempt.slot(), attempt.startAskedNanos(), byNanos);
  }
}
