package dev.holdfast.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a remark stands in the life of its task and of the plugin. Words and not enums, so that a
 * word of a later version is no reason to refuse a record.
 *
 * @param sequence grows by one with each remark of a slot, over all attempts and lives
 * @param generation which life of the plugin wrote it, counted from 1 in each state folder; 0 where
 *     nobody counted
 * @param from the {@link Stage} before
 * @param to the stage after; the same for what changed nothing
 * @param trigger what made the plugin look: {@code call}, {@code hint}, {@code timer}, {@code
 *     retry} or {@code recovery}
 * @param took how long the plugin was at it
 * @param error what went wrong; null where nothing did
 * @param count how often the same happened in a row; 1 for once
 */
public record Trace(
    long sequence,
    long generation,
    String from,
    String to,
    String trigger,
    Duration took,
    @Nullable String error,
    long count) {
  public Trace {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(trigger, "trigger is null");
    requireNonNull(took, "took is null");
  }

  /** Whether the task stood afterwards where it had stood before. */
  public boolean isQuiet() {
    return from.equals(to);
  }

  /** The same, once more. */
  public Trace again() {
    return new Trace(sequence, generation, from, to, trigger, took, error, count + 1);
  }
}
