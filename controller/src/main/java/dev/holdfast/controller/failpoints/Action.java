package dev.holdfast.controller.failpoints;

import java.time.Duration;

/** What happens at a failpoint. */
sealed interface Action {

  /** The process ends at once, as by SIGKILL: no hook runs, nothing is flushed. */
  record Exit() implements Action {}

  /** The call fails; after its effect where the point lies behind it. */
  record Fail(Fault fault) implements Action {}

  record Delay(Duration time) implements Action {}

  /** Waits until the rule is gone from the control file. */
  record Hang() implements Action {}
}
