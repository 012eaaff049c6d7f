package dev.holdfast.trial.check;

import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.Looked;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A history, sorted for judging. */
record Facts(
    History history,
    Limits limits,
    List<Call> calls,
    Map<Slot, List<Call>> starts,
    List<Life> lives,
    List<Attempt> attempts,
    Windows faults) {

  static Facts of(History history, Limits limits) {
    List<Call> calls = Attempts.calls(history);
    Map<Slot, List<Call>> starts =
        calls.stream()
            .filter(call -> call.asked().rpc() == Rpc.START)
            .collect(Collectors.groupingBy(call -> call.asked().slot()));
    List<Life> lives = Lives.of(history);
    List<Attempt> attempts = Attempts.of(history, calls, starts, lives);
    return new Facts(history, limits, calls, starts, lives, attempts, Windows.of(history, limits));
  }

  /** The starts that were asked for this slot, in their order. */
  List<Call> starts(Slot slot) {
    return starts.getOrDefault(slot, List.of());
  }

  /**
   * Whether the history goes on beyond this instant, so that what is missing by then is missing.
   */
  boolean covers(long nanos) {
    return history.endNanos() > nanos;
  }

  /** The deadline for something that was asked, put off by faults on the way. */
  long deadline(Slot slot, long askedNanos, long afterNanos) {
    return faults.putOff(
        slot, askedNanos, Windows.plus(askedNanos, afterNanos), limits.converge().toNanos());
  }

  /** Whether a whole look fell between these instants. */
  boolean lookedBetween(long fromNanos, long toNanos) {
    return history
        .of(Looked.class)
        .anyMatch(look -> look.beganNanos() >= fromNanos && look.atNanos() <= toNanos);
  }
}
