package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a look at one workload found. <em>Unknown</em> is not <em>Absent</em>: a runtime that could
 * not be asked has said nothing about the workload.
 */
public sealed interface Observation {

  /** The runtime was asked, and has no such workload. */
  record Absent() implements Observation {}

  /** The runtime could not be asked, or did not give a whole answer. */
  record Unknown(String reason) implements Observation {
    public Unknown {
      requireNonNull(reason, "reason is null");
    }
  }

  /** Made but never started; what a crash during a launch can leave. */
  record Created(Invocation invocation) implements Observation {
    public Created {
      requireNonNull(invocation, "invocation is null");
    }
  }

  /**
   * Alive, or on its way there or down.
   *
   * @param unread whether its program has not begun, because nobody reads a pipe that it is to
   *     write; true only where the runtime has proof of that at this moment, never for want of an
   *     answer
   */
  record Running(Invocation invocation, Incarnation incarnation, boolean unread)
      implements Observation {
    public Running {
      requireNonNull(invocation, "invocation is null");
      requireNonNull(incarnation, "incarnation is null");
    }

    /** Of which nothing speaks against its program being at work. */
    public Running(Invocation invocation, Incarnation incarnation) {
      this(invocation, incarnation, false);
    }
  }

  /**
   * The main process has ended.
   *
   * @param at when it ended by the runtime's clock; the time of the look where the runtime keeps
   *     none
   */
  record Exited(Invocation invocation, Incarnation incarnation, ExitStatus status, Instant at)
      implements Observation {
    public Exited {
      requireNonNull(invocation, "invocation is null");
      requireNonNull(incarnation, "incarnation is null");
      requireNonNull(status, "status is null");
      requireNonNull(at, "at is null");
    }
  }
}
