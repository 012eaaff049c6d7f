package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import java.time.Instant;

/** A container's state as an observation. Pure. */
final class ContainerState {
  private static final int HIGHEST_CODE = 255;

  private ContainerState() {}

  /**
   * What a container, known to be ours, is seen as. "Not running" is no exit: a container that is
   * being stopped reports code 0 until it is dead.
   */
  static Observation observe(ContainerFacts container, Invocation invocation) {
    return switch (container.status()) {
      case "created", "configured", "initialized" -> unstarted(container, invocation);
      case "running", "paused", "pausing", "stopping", "restarting", "unknown" ->
          new Running(invocation, container.incarnation());
      case "exited", "stopped" -> ended(container, invocation);
      case "removing" -> new Unknown("Podman is removing the container");
      default -> new Unknown("Podman reports the state \"" + container.status() + "\"");
    };
  }

  /** Podman forgets in a reboot that a container has run, but not when it had started. */
  private static Observation unstarted(ContainerFacts container, Invocation invocation) {
    return container
        .startedAt()
        .<Observation>map(started ->
            new Exited(
                invocation,
                container.incarnation(),
                new ExitStatus.Lost("the machine was rebooted while it ran"),
                container.finishedAt().filter(started::isBefore).orElse(started)))
        .orElseGet(() -> new Created(invocation));
  }

  private static Observation ended(ContainerFacts container, Invocation invocation) {
    if (container.startedAt().isEmpty()) {
      return new Created(invocation);
    }
    Instant started = container.startedAt().orElseThrow();
    return container
        .finishedAt()
        .<Observation>map(finished ->
            new Exited(
                invocation, container.incarnation(), status(container), later(started, finished)))
        .orElseGet(() -> new Unknown("Podman has not noted yet when the container ended"));
  }

  /** The end is read from a coarser clock, so a short life seems to end before it began. */
  private static Instant later(Instant started, Instant finished) {
    return finished.isBefore(started) ? started : finished;
  }

  private static ExitStatus status(ContainerFacts container) {
    int code = container.exitCode();
    if (code < 0 || code > HIGHEST_CODE) {
      return new ExitStatus.Lost("Podman does not know the exit code");
    }
    return new ExitStatus.Code(code, container.oomKilled());
  }
}
