package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import java.util.function.Supplier;

/** Makes and starts a container. */
final class Launcher {
  private final Containers containers;
  private final Outputs outputs;
  private final Remover remover;

  Launcher(Containers containers, Outputs outputs, Remover remover) {
    this.containers = containers;
    this.outputs = outputs;
    this.remover = remover;
  }

  /**
   * Launches, if this very invocation is not there already.
   *
   * @param body what Podman is asked for; made only where it is needed
   */
  void launch(WorkloadSpec spec, PodmanApi api, Supplier<JsonNode> body) {
    if (!isThere(spec, containers.observe(spec.id()))) {
      create(spec, api, body.get());
    }
  }

  private boolean isThere(WorkloadSpec spec, Observation seen) {
    return switch (seen) {
      case Absent _ -> false;
      case Created it -> isSame(spec, it.invocation());
      case Running it -> isSame(spec, it.invocation());
      case Exited it -> isSame(spec, it.invocation());
      case Unknown it -> {
        if (it.reason().equals(Containers.foreign(spec.id()))) {
          throw new RuntimeRefused(it.reason() + ": remove it or rename the task");
        }
        throw new RuntimeUnavailable(it.reason());
      }
    };
  }

  private static boolean isSame(WorkloadSpec spec, Invocation found) {
    if (found.equals(spec.invocation())) {
      return true;
    }
    throw new RuntimeRefused(
        "the container %s of an earlier start (%s) is still there: it must be removed first"
            .formatted(spec.id(), found));
  }

  private void create(WorkloadSpec spec, PodmanApi api, JsonNode body) {
    String container;
    try {
      container = api.create(spec.id(), body);
    } catch (PodmanRefusal refusal) {
      if (refusal.says("is already in use")) {
        if (isThere(spec, containers.observe(spec.id()))) {
          return;
        }
        removeStorage(spec, api);
      }
      throw failure("Podman refused the task: ", refusal);
    }
    start(spec, api, container);
  }

  /**
   * A service that dies while it makes a container leaves its storage, which keeps the name
   * although there is no container; Podman removes it under that name.
   */
  private static void removeStorage(WorkloadSpec spec, PodmanApi api) {
    api.remove(spec.id(), spec.id().value());
    throw new RuntimeUnavailable(
        "Podman's service has died while it made %s; what it left is removed".formatted(spec.id()));
  }

  /** Without an answer nothing is cleared: the program may run by now. */
  private void start(WorkloadSpec spec, PodmanApi api, String container) {
    try {
      outputs.expect(spec, new ContainerFacts(api.inspect(spec.id(), container).orElseThrow()));
      api.start(spec.id(), container);
    } catch (PodmanRefusal refusal) {
      remover.clear(
          spec.id(),
          new Found(api, new ContainerFacts(api.inspect(spec.id(), container).orElseThrow())));
      throw failure("Podman could not start the task: ", refusal);
    }
  }

  private static RuntimeException failure(String what, PodmanRefusal refusal) {
    String text = what + refusal.getMessage();
    return PassingTroubles.isOne(refusal)
        ? new RuntimeUnavailable(text, refusal)
        : new RuntimeRefused(text, refusal);
  }
}
