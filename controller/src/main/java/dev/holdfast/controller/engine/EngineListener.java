package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Decision;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears what the workers do; for metrics, logs and Nomad's task events. Must return at once. */
public interface EngineListener {
  EngineListener NOOP = new EngineListener() {};

  /**
   * What there is to take care of at the start was gathered.
   *
   * @param blind why the runtime could not be asked; null if it answered
   */
  default void gathered(int tasks, @Nullable String blind) {}

  /** A pass was decided and done. */
  default void decided(TaskRecord record, Decision decision, Duration took) {}

  /** A pass failed and will be tried again. */
  default void failed(TaskRecord record, String error) {}

  /** A round of housekeeping is left to the next. */
  default void putOff(String error) {}

  /** A preparation has come so far, in a sentence for the user. */
  default void progressed(TaskRecord record, String sentence) {}

  /** An end was noted. */
  default void ended(TaskRecord record) {}

  /** All records were compared with what the runtime lists. */
  default void relisted(Duration took) {}

  /** A workload was found that nobody had written down. */
  default void adopted(TaskRecord record) {}

  /** Nomad has not asked for a task in time. */
  default void unclaimed(TaskRecord record) {}

  /** Something that should not be possible happened. */
  default void bug(String where, Throwable cause) {}
}
