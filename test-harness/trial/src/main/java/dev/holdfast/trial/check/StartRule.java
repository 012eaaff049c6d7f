package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Rpc;
import java.util.stream.Stream;

/**
 * A start that was answered well has a copy. Only tasks that run until they are stopped are judged:
 * a short one may live and die between two looks, and its end speaks for it.
 */
final class StartRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts.attempts().stream()
        .filter(attempt -> attempt.plans(Ending.RunsUntilStopped.class))
        .filter(attempt -> attempt.lives().isEmpty())
        .flatMap(attempt ->
            attempt
                .answered(Rpc.START, Answer.Kind.OK)
                .limit(1)
                .flatMap(call -> missing(facts, attempt, call)));
  }

  // A copy of an earlier attempt that nobody has a handle of may be taken for this one.
  private static boolean taken(Facts facts, Call call) {
    return facts.lives().stream()
        .filter(life -> life.slot().equals(call.asked().slot()))
        .anyMatch(life -> life.livedAfter(call.overNanos()));
  }

  private static Stream<Violation> missing(Facts facts, Attempt attempt, Call call) {
    long deadline =
        facts.deadline(attempt.slot(), call.overNanos(), facts.limits().start().toNanos());
    boolean given =
        facts.faults().excuse(Effect.TASK_LOSS, attempt.slot(), call.askedNanos(), deadline);
    // Whoever ended it before the deadline may have ended it unseen.
    long judged = Math.min(facts.history().endNanos(), attempt.endAskedNanos());
    if (given
        || judged <= deadline
        || !facts.lookedBetween(deadline, judged)
        || taken(facts, call)) {
      return Stream.empty();
    }
    return Stream.of(
        new Violation(
            Invariant.P1,
            attempt.slot(),
            deadline,
            "StartTask was answered well, but no copy of the task was there %s later."
                .formatted(Seconds.of(deadline - call.overNanos())),
            Stream.concat(attempt.plan().stream(), call.events().stream())
                .map(Event.class::cast)
                .toList()));
  }
}
