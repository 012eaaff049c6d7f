package dev.holdfast.controller.reconcile;

import java.time.Instant;
import java.util.List;

/**
 * What to do now, in order, when to look again, and one sentence why.
 *
 * @param reason goes to the log and the dump; holds no secret
 */
public record Decision(List<Action> actions, LookAgain lookAgain, String reason) {
  public Decision {
    actions = List.copyOf(actions);
  }

  static Decision idle(String reason) {
    return new Decision(List.of(), new LookAgain.WhenPoked(), reason);
  }

  static Decision wait(Instant until, String reason) {
    return new Decision(List.of(), new LookAgain.At(until), reason);
  }

  static Decision backOff(String reason) {
    return new Decision(List.of(), new LookAgain.BackOff(), reason);
  }

  static Decision act(LookAgain lookAgain, String reason, Action... actions) {
    return new Decision(List.of(actions), lookAgain, reason);
  }

  static Decision actAndLook(String reason, Action... actions) {
    return act(new LookAgain.Now(), reason, actions);
  }
}
