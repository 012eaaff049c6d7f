package dev.holdfast.controller.simulation;

import dev.holdfast.controller.engine.EngineSettings;
import dev.holdfast.runtime.Signal;
import java.time.Duration;
import java.time.Instant;

/** Under which circumstances the plugin may end or forget a workload. */
final class Permits {
  private static final Duration UNREAD_LIMIT = Duration.ofSeconds(30);

  private final EngineSettings settings;

  Permits(EngineSettings settings) {
    this.settings = settings;
  }

  /** Whether a workload may be killed at once. */
  boolean mayEnd(Case it, Life life, Instant now) {
    return it.isGivenUp() || startWasGivenUp(it, now) || isUnclaimed(it, life, now);
  }

  /** Whether nobody was told of the start, and nobody waits for it any more. */
  boolean startWasGivenUp(Case it, Instant now) {
    boolean overdue = Judge.isOver(it.startAsked, settings.launchTimeout(), now);
    boolean abandoned = it.startAskedBy != null && it.startAskedBy.isOver();
    return !it.startAnswered && (overdue || abandoned);
  }

  private boolean isUnclaimed(Case it, Life life, Instant now) {
    return settings.reapUnclaimed()
        && it.namedIn != life
        && Judge.isOver(life.bornAt(), settings.claimWindow(), now);
  }

  /** Whether a stop that Nomad asked for allows this signal now. */
  boolean mayStop(Case it, Signal signal, Instant now) {
    boolean killIsDue = it.askedToEnd && it.killDue != null && !now.isBefore(it.killDue);
    return it.stopSignals.contains(signal) || (signal.equals(Signal.KILL) && killIsDue);
  }

  /** Whether it waits in vain for a reader, although Nomad is there to open one. */
  boolean mayGiveUp(Case it, Life life, Signal signal, Instant now) {
    return signal.equals(Signal.KILL)
        && it.namedIn == life
        && Judge.isOver(it.unreadSince, UNREAD_LIMIT, now);
  }

  /** Whether an end was kept long enough for Nomad to ask for it. */
  boolean mayForget(Case it, Instant now) {
    Duration kept = settings.tombstoneRetention();
    return Judge.isOver(it.overAt, kept, now);
  }
}
