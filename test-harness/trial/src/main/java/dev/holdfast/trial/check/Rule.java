package dev.holdfast.trial.check;

import java.util.stream.Stream;

/** One promise, or one way to break it. */
interface Rule {
  /** Every violation that the facts prove; none is proved by silence alone. */
  Stream<Violation> judge(Facts facts);
}
