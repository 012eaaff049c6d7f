package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.TrueEnd;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be told about the end of an attempt.
 *
 * @param ends each of them would be true; empty if the history does not know
 */
record Truth(List<End> ends) {
  private static final int SIGNAL_BASE = 128;

  boolean known() {
    return !ends.isEmpty();
  }

  /**
   * The truth about an attempt whose end was told at this instant: from the kernel or the task, or
   * else from its plan unless somebody came between.
   */
  static Truth of(Facts facts, Attempt attempt, long toldNanos) {
    if (!attempt.truths().isEmpty()) {
      return new Truth(attempt.truths().stream().map(TrueEnd::end).distinct().toList());
    }
    if (facts
            .faults()
            .excuse(Effect.TASK_LOSS, attempt.slot(), attempt.startAskedNanos(), toldNanos)
        || forced(attempt, toldNanos)) {
      return new Truth(List.of());
    }
    Optional<End> own = Plans.ownEnd(attempt);
    boolean stopped = attempt.calls(Rpc.STOP).anyMatch(call -> call.askedNanos() < toldNanos);
    if (!stopped) {
      return new Truth(own.stream().toList());
    }
    return own.isPresent() ? new Truth(List.of()) : whenStopped(facts, attempt, toldNanos);
  }

  /** What the script does on its signal, and SIGKILL where the grace may have run out. */
  private static Truth whenStopped(Facts facts, Attempt attempt, long toldNanos) {
    List<End> ends = Plans.endsWhenStopped(attempt);
    boolean graceOver =
        attempt.calls(Rpc.STOP).anyMatch(call -> graceOver(facts, attempt, call, toldNanos));
    return ends.isEmpty() || !graceOver
        ? new Truth(ends)
        : new Truth(Stream.concat(ends.stream(), Stream.of(End.signal(9))).distinct().toList());
  }

  private static boolean graceOver(Facts facts, Attempt attempt, Call stop, long toldNanos) {
    long by = Math.min(toldNanos, attempt.endedByNanos());
    long grace = stop.asked().graceNanos() - facts.limits().early().toNanos();
    return by - stop.askedNanos() >= grace;
  }

  /** Whether something was done to it of which the plan does not say how it ends. */
  private static boolean forced(Attempt attempt, long toldNanos) {
    return Stream.concat(attempt.calls(Rpc.DESTROY), attempt.calls(Rpc.SIGNAL))
        .anyMatch(call -> call.askedNanos() < toldNanos);
  }

  /** Whether these words of the driver tell one of the ends. */
  boolean allows(ExitTold told) {
    return ends.stream().anyMatch(end -> tells(told, end));
  }

  /**
   * Signals are told in three ways: as a number with code 0 or with 128 and the number, as Nomad's
   * own drivers do, or by that code alone, as runtimes of containers do.
   */
  private static boolean tells(ExitTold told, End end) {
    if (told.oomKilled() != end.oomKilled()) {
      return false;
    }
    if (end.signal() == 0) {
      return told.signal() == 0 && told.exitCode() == end.exitCode();
    }
    int code = SIGNAL_BASE + end.signal();
    return told.signal() == end.signal()
        ? told.exitCode() == 0 || told.exitCode() == code
        : told.signal() == 0 && told.exitCode() == code;
  }
}
