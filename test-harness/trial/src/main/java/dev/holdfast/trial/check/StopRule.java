package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stop is not refused, is down when its grace and the slack are over, and leaves a task the whole
 * grace before it is killed. A stop whose asker never heard of it is not judged: he must ask again.
 */
final class StopRule implements Rule {
  private static final int SIGKILL = 9;

  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts.attempts().stream()
        .flatMap(attempt ->
            Stream.of(
                    late(facts, attempt).limit(1),
                    early(facts, attempt).limit(1),
                    refused(facts, attempt).limit(1))
                .flatMap(each -> each));
  }

  private static Stream<Violation> late(Facts facts, Attempt attempt) {
    return attempt
        .calls(Rpc.STOP)
        .filter(call -> call.answered() == null || call.was(Answer.Kind.OK))
        .flatMap(call -> late(facts, attempt, call));
  }

  private static Stream<Violation> late(Facts facts, Attempt attempt, Call call) {
    long slack = facts.limits().stop().toNanos();
    long grace = Windows.plus(call.asked().graceNanos(), slack);
    long byGrace = facts.deadline(attempt.slot(), call.askedNanos(), grace);
    long byAnswer =
        call.was(Answer.Kind.OK)
            ? facts.deadline(attempt.slot(), call.overNanos(), slack)
            : Long.MAX_VALUE;
    long deadline = Math.min(byGrace, byAnswer);
    return attempt
        .livedAfter(deadline)
        .map(life ->
            violation(
                attempt,
                deadline,
                "The task was told to stop with a grace of %s and lived for %s at least (%s)."
                    .formatted(
                        Seconds.of(call.asked().graceNanos()),
                        Seconds.of(life.toNanos() - call.askedNanos()),
                        life.copy()),
                call,
                life))
        .stream();
  }

  private static Stream<Violation> early(Facts facts, Attempt attempt) {
    if (!wasKilled(attempt)) {
      return Stream.empty();
    }
    return attempt
        .calls(Rpc.STOP)
        .limit(1)
        .filter(call -> call.askedNanos() == attempt.endAskedNanos())
        .flatMap(call ->
            attempt.lives().stream()
                .filter(life -> isEarly(facts, attempt, call, life))
                .map(life ->
                    violation(
                        attempt,
                        life.goneByNanos(),
                        "The task was killed %s after its stop; its grace was %s."
                            .formatted(
                                Seconds.of(life.goneByNanos() - call.askedNanos()),
                                Seconds.of(call.asked().graceNanos())),
                        call,
                        life)));
  }

  /** By plan nothing else ends it, or it may be killed, and that is what was told. */
  private static boolean wasKilled(Attempt attempt) {
    return Plans.ignoresSignals(attempt)
        || (Plans.endsWhenStopped(attempt).contains(End.signal(SIGKILL))
            && attempt.told().stream().anyMatch(StopRule::saysKilled));
  }

  private static boolean saysKilled(ExitTold told) {
    return !told.oomKilled() && (told.signal() == SIGKILL || told.exitCode() == 128 + SIGKILL);
  }

  private static boolean isEarly(Facts facts, Attempt attempt, Call call, Life life) {
    long end = call.askedNanos() + call.asked().graceNanos();
    long gone = life.goneByNanos();
    return gone > call.askedNanos()
        && gone < end - facts.limits().early().toNanos()
        && attempt.destroyAskedNanos() > gone
        && !facts.faults().excuse(Effect.TASK_LOSS, attempt.slot(), call.askedNanos(), gone);
  }

  private static Stream<Violation> refused(Facts facts, Attempt attempt) {
    return attempt
        .answered(Rpc.STOP, Answer.Kind.REFUSED)
        .filter(call -> call.askedNanos() > attempt.startedNanos())
        .filter(call -> attempt.destroyAskedNanos() > call.askedNanos())
        .filter(call -> !Excuses.refusal(facts, attempt, call))
        .map(call ->
            new Violation(
                Invariant.P2,
                attempt.slot(),
                call.overNanos(),
                "StopTask was refused: \"%s\".".formatted(call.words()),
                call.events()));
  }

  private static Violation violation(
      Attempt attempt, long nanos, String sentence, Call call, Life life) {
    List<Event> proof = new ArrayList<>(call.events());
    proof.addAll(life.events());
    return new Violation(Invariant.P2, attempt.slot(), nanos, sentence, proof);
  }
}
