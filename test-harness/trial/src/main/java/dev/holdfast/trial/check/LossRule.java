package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.TrueEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task keeps its process until it is told to end, ends by its own plan, or is taken by a fault
 * that excuses it. A death may have come at any instant between two looks, so whatever lies between
 * them counts as its reason.
 */
final class LossRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts.attempts().stream()
        .flatMap(attempt ->
            Stream.of(
                    vanished(facts, attempt),
                    endedOtherwise(facts, attempt),
                    notRecovered(facts, attempt))
                .flatMap(each -> each));
  }

  private static Stream<Violation> vanished(Facts facts, Attempt attempt) {
    if (!attempt.plans(Ending.RunsUntilStopped.class)) {
      return Stream.empty();
    }
    return attempt.lives().stream()
        .filter(life -> life.goneByNanos() != Long.MAX_VALUE)
        .filter(life -> attempt.endAskedNanos() > life.goneByNanos())
        .filter(life -> !startedAgain(facts, life))
        .filter(life -> !takenBack(attempt, life))
        .filter(life -> !lossExcused(facts, attempt, life.toNanos(), life.goneByNanos()))
        .map(life ->
            new Violation(
                Invariant.I1,
                attempt.slot(),
                life.goneByNanos(),
                "%s of a task that runs until it is stopped went away; nobody had told it to."
                    .formatted(life.copy()),
                life.events()));
  }

  // A start that is asked again, or that of the next attempt, may purge what it finds.
  private static boolean startedAgain(Facts facts, Life life) {
    return facts.starts(life.slot()).stream()
        .mapToLong(Call::askedNanos)
        .anyMatch(nanos -> nanos > life.fromNanos() && nanos <= life.goneByNanos());
  }

  // Whoever asked for the start is dead and nobody has a handle, so the driver rolls it back.
  private static boolean takenBack(Attempt attempt, Life life) {
    return attempt.startedNanos() == Long.MAX_VALUE
        && attempt
            .answered(Rpc.START, Answer.Kind.ABANDONED)
            .anyMatch(call -> call.overNanos() < life.goneByNanos());
  }

  private static Stream<Violation> endedOtherwise(Facts facts, Attempt attempt) {
    Optional<End> planned = Plans.ownEnd(attempt);
    return attempt.truths().stream()
        .filter(truth -> planned.filter(end -> !end.equals(truth.end())).isPresent())
        .filter(truth -> attempt.endAskedNanos() > truth.atNanos())
        .filter(truth -> !lossExcused(facts, attempt, attempt.startAskedNanos(), truth.atNanos()))
        .map(truth -> endedOtherwise(attempt, truth, planned.orElseThrow()));
  }

  private static Violation endedOtherwise(Attempt attempt, TrueEnd truth, End planned) {
    List<Event> proof = new ArrayList<>(List.of(truth));
    attempt.plan().ifPresent(proof::add);
    return new Violation(
        Invariant.I1,
        attempt.slot(),
        truth.atNanos(),
        "The task was to end with %s and ended with %s; nobody had told it to."
            .formatted(planned, truth.end()),
        proof);
  }

  private static boolean lossExcused(Facts facts, Attempt attempt, long from, long to) {
    return facts.faults().excuse(Effect.TASK_LOSS, attempt.slot(), from, to);
  }

  /** Nomad destroys what is not recovered, so a refusal while the task lives is its loss. */
  private static Stream<Violation> notRecovered(Facts facts, Attempt attempt) {
    return attempt
        .answered(Rpc.RECOVER, Answer.Kind.REFUSED)
        .filter(call -> attempt.endAskedNanos() > call.askedNanos())
        .filter(call -> !Excuses.refusal(facts, attempt, call))
        .filter(call -> attempt.livedAfter(call.askedNanos()).isPresent())
        .map(call ->
            new Violation(
                Invariant.I1,
                attempt.slot(),
                call.overNanos(),
                "The driver refused to recover a task that lived: \"%s\".".formatted(call.words()),
                proof(call, attempt)));
  }

  private static List<Event> proof(Call call, Attempt attempt) {
    List<Event> proof = new ArrayList<>(call.events());
    attempt.livedAfter(call.askedNanos()).ifPresent(life -> proof.addAll(life.events()));
    return proof;
  }
}
