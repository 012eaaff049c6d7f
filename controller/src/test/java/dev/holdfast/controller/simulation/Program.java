package dev.holdfast.controller.simulation;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Signal;
import java.util.Optional;

/**
 * What a workload's program does.
 *
 * @param endsAfterMillis when it ends by itself; negative for never
 * @param end how it ends by itself
 * @param hearsStop whether it ends when it is asked to
 * @param dyingMillis how long its death takes after a signal
 * @param missing whether there is no such program, so that its launch is refused
 */
record Program(
    long endsAfterMillis, ExitStatus end, boolean hearsStop, long dyingMillis, boolean missing) {
  private static final int STRANGE_CODES = 250;

  static Program draw(Chance chance) {
    boolean endless = chance.hits(0.4);
    ExitStatus end =
        chance.hits(0.2)
            ? ExitStatus.killed(11)
            : ExitStatus.exited(chance.hits(0.3) ? 0 : 1 + chance.below(STRANGE_CODES));
    return new Program(
        endless ? -1 : chance.between(0, chance.hits(0.3) ? 50 : 60_000),
        end,
        chance.hits(0.6),
        chance.hits(0.7) ? 0 : chance.between(1, 2_500),
        chance.hits(0.04));
  }

  /** How it ends by a signal, where it does. */
  Optional<ExitStatus> endBy(Signal signal) {
    return signal.equals(Signal.KILL) || hearsStop
        ? Optional.of(ExitStatus.killed(signal.number()))
        : Optional.empty();
  }
}
