package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Rpc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was destroyed, and what was refused to be started, does not live on: nobody would ever stop
 * it.
 */
final class OrphanRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts.attempts().stream()
        .flatMap(attempt ->
            Stream.concat(destroyed(facts, attempt).limit(1), refused(facts, attempt).limit(1)));
  }

  private static Stream<Violation> destroyed(Facts facts, Attempt attempt) {
    return attempt
        .answered(Rpc.DESTROY, Answer.Kind.OK)
        .flatMap(call -> livesOn(facts, attempt, call, "DestroyTask was answered well"));
  }

  private static Stream<Violation> refused(Facts facts, Attempt attempt) {
    boolean started = attempt.startedNanos() != Long.MAX_VALUE;
    return started
        ? Stream.empty()
        : attempt
            .answered(Rpc.START, Answer.Kind.REFUSED)
            .flatMap(call -> livesOn(facts, attempt, call, "StartTask was refused"));
  }

  /** Whoever asks again before the deadline takes it into his own hands. */
  private static Stream<Violation> livesOn(Facts facts, Attempt attempt, Call call, String what) {
    long deadline =
        facts.deadline(attempt.slot(), call.overNanos(), facts.limits().stop().toNanos());
    long takenOver = askedAgain(attempt, call);
    return attempt.lives().stream()
        .filter(life -> life.livedAfter(deadline))
        .filter(life -> Math.max(deadline, life.fromNanos()) < takenOver)
        .map(life ->
            new Violation(
                Invariant.I3,
                attempt.slot(),
                Math.max(deadline, life.fromNanos()),
                "%s, but %s lived on for %s at least."
                    .formatted(what, life.copy(), Seconds.of(life.toNanos() - call.overNanos())),
                proof(call, life)));
  }

  private static long askedAgain(Attempt attempt, Call call) {
    return Stream.of(Rpc.DESTROY, Rpc.STOP, Rpc.START)
        .flatMap(attempt::calls)
        .mapToLong(Call::askedNanos)
        .filter(nanos -> nanos > call.askedNanos())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static List<Event> proof(Call call, Life life) {
    List<Event> proof = new ArrayList<>(call.events());
    proof.addAll(life.events());
    return proof;
  }
}
