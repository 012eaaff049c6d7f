package dev.holdfast.controller.dump;

import static java.util.Objects.requireNonNull;

import dev.holdfast.runtime.Observation;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the image of one task: its record, and what its worker last saw and decided.
 *
 * @param seenAt null where nobody looked
 * @param claim whether Nomad has named it since the plugin started, in a word or two
 * @param reason of the last decision
 * @param nextLook when it is looked at again, in words or as a time
 * @param lastError null where the last pass went well
 * @param failures passes in a row that failed
 * @param pace how its worker gets on
 */
public record Belief(
    TaskRecord record,
    Observation seen,
    @Nullable Instant seenAt,
    String claim,
    String reason,
    String nextLook,
    @Nullable String lastError,
    int failures,
    Pace pace) {
  public Belief {
    requireNonNull(record, "record is null");
    requireNonNull(seen, "seen is null");
  }

  /** A belief of whose worker no more is known. */
  public Belief(
      TaskRecord record,
      Observation seen,
      @Nullable Instant seenAt,
      String claim,
      String reason,
      String nextLook,
      @Nullable String lastError,
      int failures) {
    this(record, seen, seenAt, claim, reason, nextLook, lastError, failures, Pace.UNKNOWN);
  }

  /**
   * How a worker gets on.
   *
   * @param since when it came to its last decision first; null where there is no worker
   * @param nextAt when it looks again; null where it waits to be told
   * @param blockedBy what is in the way; empty for nothing
   * @param doing what it is at; empty where it rests
   */
  public record Pace(
      @Nullable Instant since,
      @Nullable Instant nextAt,
      String blockedBy,
      String doing,
      @Nullable Instant doingSince) {
    static final Pace UNKNOWN = new Pace(null, null, "", "", null);
  }

  /** A record that no worker takes care of: a tombstone, or the plugin does not run. */
  public static Belief ofRecord(TaskRecord record, Observation seen) {
    return new Belief(record, seen, null, "", "", "", null, 0, Pace.UNKNOWN);
  }
}
