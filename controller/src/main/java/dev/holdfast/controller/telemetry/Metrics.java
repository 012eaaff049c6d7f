package dev.holdfast.controller.telemetry;

import dev.holdfast.store.StoreInfo;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The moments worth counting. Every call returns at once and never throws; none carries a name that
 * a user chose, so that nothing private leaks and the number of series stays small.
 */
public interface Metrics {
  Metrics NOOP = new Metrics() {};

  /** How a task was found again after a start of ours. */
  enum Recovery {
    RUNNING,
    ENDED,
    LOST,
    ADOPTED,
    UNCLAIMED
  }

  /** Whether a runtime is being asked. */
  enum Breaker {
    CLOSED,
    HALF_OPEN,
    OPEN
  }

  /** A StartTask succeeded. */
  default void taskStarted(Duration took) {}

  /** A StartTask failed. */
  default void startFailed(boolean recoverable) {}

  default void recovered(Recovery outcome) {}

  /** An end was told to Nomad, so long after it happened. */
  default void exitReported(Duration lag) {}

  /** A pass of a task's loop was decided and done. */
  default void reconciled(Duration took) {}

  /** A pass failed and will be tried again. */
  default void passFailed() {}

  /** The records were compared with all that the runtime lists. */
  default void relisted(Duration took) {}

  default void breaker(Breaker state) {}

  /** Something that should not be possible happened. */
  default void bug() {}

  /** Asks for this number of tasks, with the state given, whenever somebody looks. */
  default void tasks(String state, IntSupplier count) {}

  /** Asks for the store's figures whenever somebody looks. */
  default void store(Supplier<StoreInfo> info) {}

  /** All metrics in the text format of Prometheus; empty where nothing is counted. */
  default String scrape() {
    return "";
  }
}
