package dev.holdfast.controller.reconcile;

import java.time.Instant;

/** When the next look is due, if nobody pokes before. */
public sealed interface LookAgain {

  record Now() implements LookAgain {}

  record At(Instant time) implements LookAgain {}

  /** After a delay that grows while the answer stays the same. */
  record BackOff() implements LookAgain {}

  record WhenPoked() implements LookAgain {}
}
