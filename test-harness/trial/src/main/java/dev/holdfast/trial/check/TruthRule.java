package dev.holdfast.trial.check;

import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.ExitTold;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told about an end is true, the same each time, and unknown only where it may be. */
final class TruthRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts.attempts().stream()
        .flatMap(attempt ->
            Stream.concat(
                attempt.told().stream().flatMap(told -> judge(facts, attempt, told)),
                changed(attempt)));
  }

  private static Stream<Violation> judge(Facts facts, Attempt attempt, ExitTold told) {
    Truth truth = Truth.of(facts, attempt, told.atNanos());
    if (told.unknown()) {
      return truth.known() && !Excuses.unknownEnd(facts, attempt, told.atNanos())
          ? Stream.of(unknown(attempt, told, truth))
          : Stream.empty();
    }
    if (truth.known()) {
      return truth.allows(told) ? Stream.empty() : Stream.of(wrong(attempt, told, truth));
    }
    return invented(attempt, told);
  }

  private static Violation unknown(Attempt attempt, ExitTold told, Truth truth) {
    return violation(
        attempt,
        told,
        "The task ended with %s; the driver lost that and said \"%s\"."
            .formatted(words(truth), told.error()));
  }

  private static Violation wrong(Attempt attempt, ExitTold told, Truth truth) {
    return violation(
        attempt,
        told,
        "The task ended with %s; the driver told %s.".formatted(words(truth), words(told)));
  }

  /** A task that runs until it is stopped, and was not stopped, does not end with success. */
  private static Stream<Violation> invented(Attempt attempt, ExitTold told) {
    boolean success = told.exitCode() == 0 && told.signal() == 0;
    boolean stopped = attempt.endAskedNanos() < told.atNanos();
    boolean planned = Plans.ownEnd(attempt).isPresent() || attempt.plan().isEmpty();
    return success && !stopped && !planned
        ? Stream.of(
            violation(
                attempt,
                told,
                "The driver told success of a task that does not end by itself and was not"
                    + " stopped; what it does not know it must not call 0."))
        : Stream.empty();
  }

  private static Stream<Violation> changed(Attempt attempt) {
    List<ExitTold> told = attempt.told();
    return told.stream()
        .skip(1)
        .filter(later -> !same(later, told.getFirst()))
        .limit(1)
        .map(later ->
            new Violation(
                Invariant.I4,
                attempt.slot(),
                later.atNanos(),
                "The driver told %s first and then %s of the same end."
                    .formatted(words(told.getFirst()), words(later)),
                List.of(told.getFirst(), later)));
  }

  private static boolean same(ExitTold a, ExitTold b) {
    return a.exitCode() == b.exitCode()
        && a.signal() == b.signal()
        && a.oomKilled() == b.oomKilled()
        && a.unknown() == b.unknown();
  }

  private static Violation violation(Attempt attempt, ExitTold told, String sentence) {
    List<Event> proof = new ArrayList<>(attempt.truths());
    attempt.plan().ifPresent(proof::add);
    proof.add(told);
    return new Violation(Invariant.I4, attempt.slot(), told.atNanos(), sentence, proof);
  }

  private static String words(Truth truth) {
    return truth.ends().stream().map(End::toString).collect(Collectors.joining(" or "));
  }

  private static String words(ExitTold told) {
    if (told.unknown()) {
      return "\"" + told.error() + "\"";
    }
    String text = "code " + told.exitCode();
    text += told.signal() == 0 ? "" : ", signal " + told.signal();
    return told.oomKilled() ? text + " (out of memory)" : text;
  }
}
