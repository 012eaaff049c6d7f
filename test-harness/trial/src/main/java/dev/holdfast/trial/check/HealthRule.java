package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.HealthTold;
import dev.holdfast.trial.history.HealthTold.Health;
import dev.holdfast.trial.history.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Health turns bad in an outage that lasts, good again after it, and does not turn bad for nothing.
 * A driver that never called itself healthy is not judged.
 */
final class HealthRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    List<HealthTold> told = facts.history().of(HealthTold.class).toList();
    if (told.stream().noneMatch(each -> each.health() == Health.HEALTHY)) {
      return Stream.empty();
    }
    return Stream.of(silent(facts, told), stuck(facts, told), groundless(facts, told))
        .flatMap(each -> each);
  }

  private static Stream<Window> outages(Facts facts) {
    return facts.faults().all().stream()
        .filter(window -> window.fault().effects().contains(Effect.UNHEALTHY));
  }

  private static Stream<Violation> silent(Facts facts, List<HealthTold> told) {
    long limit = facts.limits().health().toNanos();
    return outages(facts)
        .filter(window -> {
          long until = Windows.plus(window.beganNanos(), limit);
          return Math.min(window.endedNanos(), facts.history().endNanos()) > until
              && at(told, until).filter(each -> each.health() == Health.HEALTHY).isPresent()
              && told.stream().noneMatch(each -> turnsBad(each, window.beganNanos(), until));
        })
        .map(window ->
            violation(
                Windows.plus(window.beganNanos(), limit),
                "%s lasted, but health was told as good %s later."
                    .formatted(window.fault(), Seconds.of(limit)),
                window,
                at(told, Windows.plus(window.beganNanos(), limit))));
  }

  private static boolean turnsBad(HealthTold told, long fromNanos, long toNanos) {
    return told.health() != Health.HEALTHY
        && told.atNanos() >= fromNanos
        && told.atNanos() <= toNanos;
  }

  private static Stream<Violation> stuck(Facts facts, List<HealthTold> told) {
    long limit = facts.limits().health().toNanos();
    return outages(facts)
        .filter(window -> window.ended() != null)
        .filter(window -> calmAfter(facts, window, limit))
        .flatMap(window -> {
          long until = Windows.plus(window.endedNanos(), limit);
          return at(told, until).filter(each -> each.health() != Health.HEALTHY).stream()
              .map(bad ->
                  violation(
                      until,
                      "%s was over, but health was still told as bad %s later."
                          .formatted(window.fault(), Seconds.of(limit)),
                      window,
                      Optional.of(bad)));
        });
  }

  /** Whether the time for turning good again went by without another fault, and was recorded. */
  private static boolean calmAfter(Facts facts, Window window, long limit) {
    long until = Windows.plus(window.endedNanos(), limit);
    return facts.covers(until)
        && facts.faults().all().stream()
            .filter(other -> !other.equals(window))
            .noneMatch(other ->
                other.beganNanos() <= until
                    && facts.faults().showsUntil(other) >= window.endedNanos());
  }

  private static Stream<Violation> groundless(Facts facts, List<HealthTold> told) {
    return IntStream.range(1, told.size())
        .filter(i -> told.get(i - 1).health() == Health.HEALTHY)
        .mapToObj(told::get)
        .filter(each -> each.health() != Health.HEALTHY)
        .filter(each -> facts.faults().all().stream().noneMatch(w -> explains(facts, w, each)))
        .map(each ->
            new Violation(
                Invariant.P4,
                Slot.NONE,
                each.atNanos(),
                "Health turned bad though nothing was disturbed: \"%s\"."
                    .formatted(each.description()),
                List.of(each)));
  }

  private static boolean explains(Facts facts, Window window, HealthTold told) {
    long until = Windows.plus(window.endedNanos(), facts.limits().health().toNanos());
    return window.beganNanos() <= told.atNanos() && until >= told.atNanos();
  }

  private static Optional<HealthTold> at(List<HealthTold> told, long nanos) {
    return told.stream().filter(each -> each.atNanos() <= nanos).reduce((_, last) -> last);
  }

  private static Violation violation(
      long nanos, String sentence, Window window, Optional<HealthTold> told) {
    List<Event> proof = new ArrayList<>(window.events());
    told.ifPresent(proof::add);
    return new Violation(Invariant.P4, Slot.NONE, nanos, sentence, proof);
  }
}
