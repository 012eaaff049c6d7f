package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Each call with a limit is answered within it, faults that slow calls down taken off. A call that
 * its asker gave up in time is not judged, nor one that the history does not follow long enough.
 */
final class AnswerRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts.calls().stream()
        .flatMap(call -> Stream.concat(late(facts, call), cut(facts, call)));
  }

  private static Stream<Violation> late(Facts facts, Call call) {
    if (call.asked().limitNanos() == 0 || call.was(Answer.Kind.CUT)) {
      return Stream.empty();
    }
    long granted = Windows.plus(call.asked().limitNanos(), call.asked().graceNanos());
    long until = Math.min(call.overNanos(), facts.history().endNanos());
    long took = until - call.askedNanos();
    long slowed = facts.faults().slowedNanos(call.asked().slot(), call.askedNanos(), until);
    if (took - slowed <= granted) {
      return Stream.empty();
    }
    boolean never = call.answered() == null || call.was(Answer.Kind.ABANDONED);
    String what = never ? "was not answered within %s" : "was answered only after %s";
    return Stream.of(
        new Violation(
            Invariant.I6,
            call.asked().slot(),
            Windows.plus(call.askedNanos(), granted),
            "%s %s; its limit is %s."
                .formatted(name(call), what.formatted(Seconds.of(took)), Seconds.of(granted)),
            call.events()));
  }

  /** A connection that breaks without a fault is a plugin that died, or as good as dead. */
  private static Stream<Violation> cut(Facts facts, Call call) {
    return call.was(Answer.Kind.CUT)
            && !PluginRule.deathExcused(facts, call.askedNanos(), call.overNanos())
            && !PluginRule.diedByItself(facts, call.overNanos())
        ? Stream.of(
            new Violation(
                Invariant.I6,
                call.asked().slot(),
                call.overNanos(),
                "%s was cut off though nobody had disturbed the plugin: \"%s\"."
                    .formatted(name(call), call.words()),
                call.events()))
        : Stream.empty();
  }

  private static String name(Call call) {
    String name = call.asked().rpc().name();
    return "Call " + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
