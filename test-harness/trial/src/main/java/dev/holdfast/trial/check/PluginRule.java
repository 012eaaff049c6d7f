package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.PluginDied;
import dev.holdfast.trial.history.Slot;
import java.util.List;
import java.util.stream.Stream;

/** The plugin does not die unless somebody kills it. */
final class PluginRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts
        .history()
        .of(PluginDied.class)
        .filter(died -> !deathExcused(facts, died.atNanos(), died.atNanos()))
        .map(died ->
            new Violation(
                Invariant.I6,
                Slot.NONE,
                died.atNanos(),
                "The plugin died by itself%s."
                    .formatted(died.how().isEmpty() ? "" : ": " + died.how()),
                List.of(died)));
  }

  static boolean deathExcused(Facts facts, long fromNanos, long toNanos) {
    return facts.faults().excuse(Effect.PLUGIN_DEATH, Slot.NONE, fromNanos, toNanos);
  }

  /** Whether such a death is told of near this instant, so that its traces need no telling. */
  static boolean diedByItself(Facts facts, long nanos) {
    long near = facts.limits().settle().toNanos();
    return facts
        .history()
        .of(PluginDied.class)
        .filter(died -> !deathExcused(facts, died.atNanos(), died.atNanos()))
        .anyMatch(died -> Math.abs(died.atNanos() - nanos) <= near);
  }
}
