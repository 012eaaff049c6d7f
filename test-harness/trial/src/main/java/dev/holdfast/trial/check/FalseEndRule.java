package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Rpc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Nobody is told that a task ended while it lives. A WaitTask that is refused counts as such a
 * message, because Nomad takes it for a failed end, destroys the task and starts another.
 */
final class FalseEndRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts.attempts().stream()
        .flatMap(attempt -> Stream.concat(told(attempt), refused(facts, attempt)));
  }

  private static Stream<Violation> told(Attempt attempt) {
    return attempt.told().stream()
        .flatMap(told ->
            alive(attempt, told.atNanos())
                .map(life ->
                    violation(
                        attempt,
                        told.atNanos(),
                        "The driver told an end while %s lived; it lived on for %s at least."
                            .formatted(life.copy(), Seconds.of(life.toNanos() - told.atNanos())),
                        List.of(told),
                        life)));
  }

  private static Stream<Violation> refused(Facts facts, Attempt attempt) {
    return attempt
        .answered(Rpc.WAIT, Answer.Kind.REFUSED)
        .filter(call -> attempt.destroyAskedNanos() > call.overNanos())
        .filter(call -> !Excuses.refusal(facts, attempt, call))
        .flatMap(call ->
            alive(attempt, call.overNanos())
                .map(life ->
                    violation(
                        attempt,
                        call.overNanos(),
                        "WaitTask was refused (\"%s\") while %s lived; Nomad takes that for an end."
                            .formatted(call.words(), life.copy()),
                        call.events(),
                        life)));
  }

  /** One that had begun before and lived after. */
  private static Stream<Life> alive(Attempt attempt, long nanos) {
    return attempt.lives().stream()
        .filter(life -> life.seen().notBeforeNanos() < nanos && life.livedAfter(nanos))
        .limit(1);
  }

  private static Violation violation(
      Attempt attempt, long nanos, String sentence, List<Event> word, Life life) {
    List<Event> proof = new ArrayList<>(word);
    proof.addAll(life.events());
    return new Violation(Invariant.I5, attempt.slot(), nanos, sentence, proof);
  }
}
