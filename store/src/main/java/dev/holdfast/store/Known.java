package dev.holdfast.store;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The facts noted so far, each once. Status is derived from them; nothing here is a guess.
 *
 * @param intended a launch was about to happen
 * @param launched the workload was seen
 * @param stopSignalled when the first stop signal was sent
 * @param ended how it ended; once noted it never changes
 * @param removedAt when the runtime had nothing of it any more
 */
public record Known(
    @Nullable Intended intended,
    @Nullable Launched launched,
    @Nullable Instant stopSignalled,
    @Nullable Ended ended,
    @Nullable Instant removedAt) {

  /** A launch was about to happen in this boot. */
  public record Intended(BootId boot, Instant at) {}

  /** The workload was seen alive or ended in this boot. */
  public record Launched(BootId boot, Incarnation incarnation, Instant at) {}

  /**
   * The end.
   *
   * @param at when it ended, as the runtime tells
   * @param notedAt when we wrote it down
   * @param toldAt when Nomad was first told; null where it was not, or nobody knows
   */
  public record Ended(ExitStatus status, Instant at, Instant notedAt, @Nullable Instant toldAt) {

    /** An end that Nomad was not told of yet. */
    public Ended(ExitStatus status, Instant at, Instant notedAt) {
      this(status, at, notedAt, null);
    }
  }

  public static Known nothing() {
    return new Known(null, null, null, null, null);
  }

  public Known withIntended(Intended fact) {
    return new Known(fact, launched, stopSignalled, ended, removedAt);
  }

  public Known withLaunched(Launched fact) {
    return new Known(intended, fact, stopSignalled, ended, removedAt);
  }

  public Known withStopSignalled(Instant at) {
    return new Known(intended, launched, at, ended, removedAt);
  }

  /** Notes the end; an end that is noted already stays as it is. */
  public Known withEnded(Ended fact) {
    return ended != null ? this : new Known(intended, launched, stopSignalled, fact, removedAt);
  }

  /**
   * Notes when Nomad was told of the end; the first time holds, and without an end there is none.
   */
  public Known withToldAt(Instant at) {
    if (ended == null || ended.toldAt() != null) {
      return this;
    }
    Ended told = new Ended(ended.status(), ended.at(), ended.notedAt(), at);
    return new Known(intended, launched, stopSignalled, told, removedAt);
  }

  /** The same, with something of it in the runtime after all, or wanted back. */
  public Known notRemoved() {
    return new Known(intended, launched, stopSignalled, ended, null);
  }

  public Known withRemovedAt(Instant at) {
    return new Known(intended, launched, stopSignalled, ended, at);
  }
}
