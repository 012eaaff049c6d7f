package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.StatsTold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Samples come within two intervals of a second after a task was started or recovered, and none
 * says what cannot be. Only where nothing disturbs their coming are they missed.
 */
final class StatsRule implements Rule {
  private static final Duration TWO_INTERVALS = Duration.ofSeconds(2);

  /** Per cent of a core; a tenth more than there is may be the clock's fault. */
  private static final double MOST = 110;

  private static final Set<Effect> DISTURBING =
      Set.of(Effect.SLOW_CALLS, Effect.REFUSALS, Effect.TASK_LOSS, Effect.EXIT_LOSS);

  @Override
  public Stream<Violation> judge(Facts facts) {
    return Stream.concat(
        facts.history().of(StatsTold.class).flatMap(StatsRule::impossible),
        facts.attempts().stream().flatMap(attempt -> silences(facts, attempt)));
  }

  private static Stream<Violation> impossible(StatsTold told) {
    boolean fine =
        told.memoryBytes() >= 0
            && told.cpuPercent() >= 0
            && told.cpuPercent() <= MOST * told.cores();
    return fine
        ? Stream.empty()
        : Stream.of(
            new Violation(
                Invariant.I9,
                told.slot(),
                told.atNanos(),
                "A sample says %.1f %% of a core and %d bytes on a machine of %d cores."
                    .formatted(told.cpuPercent(), told.memoryBytes(), told.cores()),
                List.of(told)));
  }

  private static Stream<Violation> silences(Facts facts, Attempt attempt) {
    return Stream.of(Rpc.START, Rpc.RECOVER)
        .flatMap(rpc -> attempt.answered(rpc, Answer.Kind.OK))
        .flatMap(begun -> firstAsked(attempt, begun).stream())
        .distinct()
        .flatMap(asked -> silence(facts, attempt, asked).stream());
  }

  private static Optional<Call> firstAsked(Attempt attempt, Call begun) {
    return attempt
        .calls(Rpc.STATS)
        .filter(call -> call.askedNanos() >= begun.overNanos())
        .findFirst();
  }

  private static Optional<Violation> silence(Facts facts, Attempt attempt, Call asked) {
    long granted = TWO_INTERVALS.plus(facts.limits().stats()).toNanos();
    long until = Windows.plus(asked.askedNanos(), granted);
    return attempt
        .livedAfter(until)
        .filter(_ -> facts.covers(until) && attempt.endAskedNanos() > until)
        .filter(_ -> !ended(asked, until) && !disturbed(facts, asked.askedNanos(), until))
        .filter(_ -> !sampled(facts, attempt, asked.askedNanos(), until))
        .map(life -> {
          List<Event> proof = new ArrayList<>(asked.events());
          proof.addAll(life.events());
          return new Violation(
              Invariant.I9,
              attempt.slot(),
              until,
              "What the task uses was not told within %s of asking.".formatted(Seconds.of(granted)),
              proof);
        });
  }

  // A client or a plugin that died has asked again since.
  private static boolean ended(Call asked, long byNanos) {
    return asked.overNanos() <= byNanos
        && (asked.was(Answer.Kind.CUT)
            || asked.was(Answer.Kind.ABANDONED)
            || asked.was(Answer.Kind.OK));
  }

  private static boolean disturbed(Facts facts, long fromNanos, long toNanos) {
    return facts.faults().all().stream()
        .filter(window -> window.beganNanos() <= toNanos)
        .anyMatch(window -> window.beganNanos() >= fromNanos || shows(facts, window, fromNanos));
  }

  private static boolean shows(Facts facts, Window window, long atNanos) {
    return facts.faults().showsUntil(window) >= atNanos
        && window.fault().effects().stream().anyMatch(DISTURBING::contains);
  }

  private static boolean sampled(Facts facts, Attempt attempt, long fromNanos, long toNanos) {
    return facts
        .history()
        .of(StatsTold.class)
        .filter(told -> told.taskId().equals(attempt.taskId()))
        .anyMatch(told -> told.atNanos() >= fromNanos && told.atNanos() <= toNanos);
  }
}
