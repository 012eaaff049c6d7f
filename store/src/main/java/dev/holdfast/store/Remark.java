package dev.holdfast.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a record's history: what was decided or asked, and why. Holds no secret.
 *
 * @param what a short keyword: {@code start}, {@code launch}, {@code exit}, {@code recover} ...
 * @param why one sentence
 * @param trace where it stands; null until a worker has signed it, and in records of versions that
 *     did not
 */
public record Remark(Instant at, BootId boot, String what, String why, @Nullable Trace trace) {
  public Remark {
    requireNonNull(at, "at is null");
    requireNonNull(boot, "boot is null");
    requireNonNull(what, "what is null");
    requireNonNull(why, "why is null");
  }

  /** A remark that nobody has signed yet. */
  public Remark(Instant at, BootId boot, String what, String why) {
    this(at, boot, what, why, null);
  }

  /** Whether this changed nothing of how the task stands. */
  boolean isQuiet() {
    return trace != null && trace.isQuiet();
  }
}
