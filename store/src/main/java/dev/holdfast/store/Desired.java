package dev.holdfast.store;

import static java.util.Objects.requireNonNull;

import dev.holdfast.runtime.Signal;
import java.time.Duration;
import java.time.Instant;

/** What Nomad wants of a task. */
public sealed interface Desired {

  /** It shall run, once, to its own end. */
  record Run() implements Desired {}

  /**
   * It shall end: first by this signal, after the grace period by SIGKILL.
   *
   * @param grace zero for SIGKILL at once
   */
  record Stop(Signal signal, Duration grace, Instant askedAt) implements Desired {
    public Stop {
      requireNonNull(signal, "signal is null");
      requireNonNull(grace, "grace is null");
      requireNonNull(askedAt, "askedAt is null");
    }

    public Instant killAt() {
      return askedAt.plus(grace);
    }
  }

  /** Neither the workload nor anything of it shall be left. */
  record Gone() implements Desired {}
}
