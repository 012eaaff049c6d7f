package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.PluginLaunched;
import dev.holdfast.trial.history.Rpc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A task that lives and that the plugin was told of answers to InspectTask. */
final class ServiceRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts.attempts().stream()
        .flatMap(attempt ->
            attempt
                .answered(Rpc.INSPECT, Answer.Kind.REFUSED)
                .filter(call -> attempt.destroyAskedNanos() > call.askedNanos())
                .filter(call -> known(facts, attempt, call))
                .filter(call -> !Excuses.refusal(facts, attempt, call))
                .flatMap(call ->
                    attempt.livedAfter(call.overNanos()).stream()
                        .map(life -> violation(attempt, call, life))));
  }

  /** Whether this life of the plugin has started or recovered it. */
  private static boolean known(Facts facts, Attempt attempt, Call call) {
    long launched =
        facts
            .history()
            .of(PluginLaunched.class)
            .mapToLong(PluginLaunched::atNanos)
            .filter(nanos -> nanos <= call.askedNanos())
            .max()
            .orElse(0);
    return Stream.concat(
            attempt.answered(Rpc.START, Answer.Kind.OK),
            attempt.answered(Rpc.RECOVER, Answer.Kind.OK))
        .anyMatch(told -> told.askedNanos() >= launched && told.overNanos() <= call.askedNanos());
  }

  private static Violation violation(Attempt attempt, Call call, Life life) {
    List<Event> proof = new ArrayList<>(call.events());
    proof.addAll(life.events());
    return new Violation(
        Invariant.P5,
        attempt.slot(),
        call.overNanos(),
        "InspectTask of a living task was refused: \"%s\".".formatted(call.words()),
        proof);
  }
}
