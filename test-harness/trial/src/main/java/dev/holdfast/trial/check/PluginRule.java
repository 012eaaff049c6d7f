package dev.holdfast.trial.check;

import dev.holdfast.trial.history.CutShort;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.PluginDied;
import dev.holdfast.trial.history.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plugin does not die unless somebody kills it. Where it did so over and over, and the case was
 * cut short for it, all those deaths are one violation.
 */
final class PluginRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    List<PluginDied> deaths = byItself(facts).toList();
    return facts
        .history()
        .of(CutShort.class)
        .findFirst()
        .map(cut -> Stream.of(overAndOver(cut, deaths)))
        .orElseGet(() -> deaths.stream().map(PluginRule::death));
  }

  private static Violation death(PluginDied died) {
    return new Violation(
        Invariant.I6,
        Slot.NONE,
        died.atNanos(),
        "The plugin died by itself%s.".formatted(words(died)),
        List.of(died));
  }

  private static Violation overAndOver(CutShort cut, List<PluginDied> deaths) {
    String last = deaths.isEmpty() ? "" : "; the last time" + words(deaths.getLast());
    List<Event> proof = new ArrayList<>(deaths);
    proof.add(cut);
    return new Violation(
        Invariant.I6,
        Slot.NONE,
        cut.atNanos(),
        "The plugin %s%s. The case was cut short.".formatted(cut.why(), last),
        proof);
  }

  private static String words(PluginDied died) {
    return died.how().isEmpty() ? "" : ": " + died.how();
  }

  private static Stream<PluginDied> byItself(Facts facts) {
    return facts
        .history()
        .of(PluginDied.class)
        .filter(died -> !deathExcused(facts, died.atNanos(), died.atNanos()));
  }

  static boolean deathExcused(Facts facts, long fromNanos, long toNanos) {
    return facts.faults().excuse(Effect.PLUGIN_DEATH, Slot.NONE, fromNanos, toNanos);
  }

  /** Whether such a death is told of near this instant, so that its traces need no telling. */
  static boolean diedByItself(Facts facts, long nanos) {
    long near = facts.limits().settle().toNanos();
    return byItself(facts).anyMatch(died -> Math.abs(died.atNanos() - nanos) <= near);
  }
}
