package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Rpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who waits for a task that ended hears of it. Judged are ends that the kernel, the task or the
 * observer saw, if somebody waits and nobody destroyed the task first.
 */
final class ToldRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts.attempts().stream()
        .filter(attempt -> attempt.told().isEmpty())
        .flatMap(attempt ->
            Stream.concat(unheard(facts, attempt), lostInRecovery(facts, attempt)).limit(1));
  }

  private static Stream<Violation> unheard(Facts facts, Attempt attempt) {
    long ended = attempt.endedByNanos();
    return ended == Long.MAX_VALUE
        ? Stream.empty()
        : Stream.concat(unanswered(facts, attempt, ended), refused(facts, attempt, ended));
  }

  private static Stream<Violation> unanswered(Facts facts, Attempt attempt, long ended) {
    return attempt
        .calls(Rpc.WAIT)
        .filter(call -> call.answered() == null || call.was(Answer.Kind.ABANDONED))
        .flatMap(call -> {
          long since = Math.max(ended, call.askedNanos());
          long deadline =
              facts.deadline(attempt.slot(), since, facts.limits().converge().toNanos());
          long waited = Math.min(call.overNanos(), attempt.destroyAskedNanos());
          return Math.min(waited, facts.history().endNanos()) > deadline
              ? Stream.of(
                  violation(
                      attempt,
                      deadline,
                      call,
                      "The task ended, but WaitTask was not answered for %s."
                          .formatted(Seconds.of(deadline - since))))
              : Stream.empty();
        });
  }

  private static Stream<Violation> refused(Facts facts, Attempt attempt, long ended) {
    return inexcusable(facts, attempt, Rpc.WAIT)
        .filter(call -> call.overNanos() >= ended)
        .filter(call -> attempt.destroyAskedNanos() > call.overNanos())
        .map(call ->
            violation(
                attempt,
                call.overNanos(),
                call,
                "The task ended, but WaitTask was refused: \"%s\".".formatted(call.words())));
  }

  /** A finished task that is not recovered is run again by Nomad. */
  private static Stream<Violation> lostInRecovery(Facts facts, Attempt attempt) {
    return inexcusable(facts, attempt, Rpc.RECOVER)
        .filter(call -> attempt.endedByNanos() < call.askedNanos())
        .filter(call -> attempt.destroyAskedNanos() > call.askedNanos())
        .map(call ->
            violation(
                attempt,
                call.overNanos(),
                call,
                "The task ended while nobody waited, and its end was lost: the driver refused to"
                    + " recover it (\"%s\").".formatted(call.words())));
  }

  private static Stream<Call> inexcusable(Facts facts, Attempt attempt, Rpc rpc) {
    return attempt
        .answered(rpc, Answer.Kind.REFUSED)
        .filter(call -> !Excuses.refusal(facts, attempt, call))
        .filter(call -> !Excuses.unknownEnd(facts, attempt, call.overNanos()));
  }

  private static Violation violation(Attempt attempt, long nanos, Call call, String sentence) {
    List<Event> proof = new ArrayList<>(call.events());
    proof.addAll(attempt.truths());
    Optional.of(attempt.lives())
        .filter(lives -> !lives.isEmpty())
        .ifPresent(lives -> proof.addAll(lives.getLast().events()));
    return new Violation(Invariant.P3, attempt.slot(), nanos, sentence, proof);
  }
}
