package dev.holdfast.trial.check;

import dev.holdfast.trial.history.CutShort;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.FaultBegan;
import dev.holdfast.trial.history.FaultEnded;
import dev.holdfast.trial.history.PluginDied;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Hears a case's events while they are written, and tells when there is no use in going on: the
 * plugin dies over and over though nobody strikes it, or does not come up again. Deaths are excused
 * here as {@link PluginRule} excuses them. Safe for use by several threads.
 */
public final class DeathWatch {
  /**
   * So many deaths by itself are no accident, and each further one tells what the last one told.
   */
  private static final int DEATHS = 5;

  private final long settleNanos;
  private final Set<String> strikes = new HashSet<>();
  private long excusedUntil = Long.MIN_VALUE;
  private int deaths;
  private long firstNanos;
  private String why = "";

  public DeathWatch(Limits limits) {
    this.settleNanos = limits.settle().toNanos();
  }

  /** Takes one event; they may come a little out of order. */
  public synchronized void hear(Event event) {
    switch (event) {
      case FaultBegan began when began.fault().effects().contains(Effect.PLUGIN_DEATH) ->
          strikes.add(began.fault().id());
      case FaultEnded ended when strikes.remove(ended.id()) ->
          excusedUntil = Windows.plus(ended.atNanos(), settleNanos);
      case PluginDied died when strikes.isEmpty() && died.atNanos() > excusedUntil -> count(died);
      case CutShort cut -> why = cut.why();
      default -> {}
    }
  }

  private void count(PluginDied died) {
    firstNanos = deaths == 0 ? died.atNanos() : firstNanos;
    deaths++;
    if (deaths >= DEATHS) {
      why =
          "died %d times by itself within %s"
              .formatted(deaths, Seconds.of(died.atNanos() - firstNanos));
    }
  }

  /** Why the case should be cut short, as {@link CutShort} says it; empty while it may go on. */
  public synchronized Optional<String> why() {
    return why.isEmpty() ? Optional.empty() : Optional.of(why);
  }
}
