package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.AttemptPlanned;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.history.TrueEnd;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything about one task id.
 *
 * @param plan what it is meant to do; empty if nobody said
 * @param calls for it, in the order of asking
 * @param lives copies that came up after its start was asked and before that of the next attempt
 */
record Attempt(
    String taskId,
    Slot slot,
    Optional<AttemptPlanned> plan,
    List<Call> calls,
    List<ExitTold> told,
    List<TrueEnd> truths,
    List<Life> lives) {

  Stream<Call> calls(Rpc rpc) {
    return calls.stream().filter(call -> call.asked().rpc() == rpc);
  }

  Stream<Call> answered(Rpc rpc, Answer.Kind kind) {
    return calls(rpc).filter(call -> call.was(kind));
  }

  boolean plans(Class<? extends Ending> ending) {
    return plan.filter(each -> ending.isInstance(each.ending())).isPresent();
  }

  /** The instant of the first call that may end it: stop, destroy, signal; for ever if none. */
  long endAskedNanos() {
    return calls.stream()
        .filter(call ->
            switch (call.asked().rpc()) {
              case STOP, DESTROY, SIGNAL -> true;
              case START, RECOVER, WAIT, INSPECT, EXEC, STATS, FINGERPRINT, OTHER -> false;
            })
        .mapToLong(Call::askedNanos)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The instant of the first destroy; for ever if there is none. */
  long destroyAskedNanos() {
    return calls(Rpc.DESTROY).mapToLong(Call::askedNanos).min().orElse(Long.MAX_VALUE);
  }

  /** When its first start was asked; for ever if never. */
  long startAskedNanos() {
    return calls(Rpc.START).mapToLong(Call::askedNanos).min().orElse(Long.MAX_VALUE);
  }

  /** When a start was first answered well; for ever if never. */
  long startedNanos() {
    return answered(Rpc.START, Answer.Kind.OK)
        .mapToLong(Call::overNanos)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Whether a copy of it certainly lived at some instant after this one. */
  Optional<Life> livedAfter(long nanos) {
    return lives.stream().filter(life -> life.livedAfter(nanos)).findFirst();
  }

  /**
   * By when it had ended for certain: told by the kernel or the task, or its copies seen to go; for
   * ever if that is not known.
   */
  long endedByNanos() {
    long told = truths.stream().mapToLong(TrueEnd::atNanos).min().orElse(Long.MAX_VALUE);
    long gone = lives.stream().mapToLong(Life::goneByNanos).max().orElse(Long.MAX_VALUE);
    return Math.min(told, gone);
  }
}
