package dev.holdfast.controller.telemetry;

import dev.holdfast.store.StoreInfo;
import java.time.Duration;
import java.util.Map;
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
    /** Nomad named it, and it runs. */
    RUNNING,
    /** Nomad named it, and its end is known. */
    ENDED,
    /** Nomad named it, and nobody knows how it ended. */
    LOST,
    /** Nomad named it, and it could not be looked at in time. */
    FAILED,
    /** The runtime had it, and there was no record. */
    ADOPTED,
    /** There is a record, and Nomad did not ask for it in time. */
    UNCLAIMED
  }

  /** How a task ended. */
  enum Exit {
    SUCCESS,
    FAILURE,
    SIGNAL,
    /** The kernel killed a process of it for memory, whatever the code. */
    OOM,
    LOST
  }

  /** Where a task is on its way. */
  enum Phase {
    STARTING,
    RUNNING,
    STOPPING,
    /** Ended, and kept until Nomad destroys it. */
    ENDED,
    /** Is being removed. */
    REMOVING,
    /** Its runtime could not be asked. */
    UNKNOWN
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

  /** An end was noted and can be told to Nomad, so long after it happened. */
  default void exited(Exit kind, Duration lag) {}

  /** A pass of a task's loop was decided and done. */
  default void reconciled(Duration took) {}

  /** A pass failed and will be tried again. */
  default void passFailed() {}

  /** The records were compared with all that the runtime lists. */
  default void relisted(Duration took) {}

  default void breaker(Breaker state) {}

  /** Something that should not be possible happened. */
  default void bug() {}

  /** Which program this is. */
  default void build(String version) {}

  /** Asks for the number of tasks in each phase whenever somebody looks. */
  default void tasks(String runtime, Supplier<Map<Phase, Integer>> count) {}

  /** Asks for the number of launches at work and in the queue whenever somebody looks. */
  default void launches(IntSupplier inFlight, IntSupplier queued, int limit) {}

  /** Asks for the store's figures whenever somebody looks. */
  default void store(Supplier<StoreInfo> info) {}

  /** All metrics in the text format of Prometheus; empty where nothing is counted. */
  default String scrape() {
    return "";
  }
}
