package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.WorkloadId;
import java.util.Optional;

/** Names of containers. */
final class ContainerNames {
  private static final String KEPT = "kept-";
  private static final String LEFT = "left-";
  private static final int ID_CHARS = 12;

  private ContainerNames() {}

  /** The name that counts of an entry in Podman's list. */
  static String first(JsonNode entry) {
    return entry.path("Names").path(0).asText();
  }

  /** The name of an ended container that is to stay. */
  static String kept(WorkloadId id, String container) {
    return KEPT + rest(id, container);
  }

  /** The name of an ended container that is to go as soon as no other one needs it. */
  static String left(WorkloadId id, String container) {
    return LEFT + rest(id, container);
  }

  private static String rest(WorkloadId id, String container) {
    return id.value() + "-" + container.substring(0, Math.min(ID_CHARS, container.length()));
  }

  /** Whether the container is no workload's any more, in spite of its labels. */
  static boolean isPutAside(String name) {
    return isKept(name) || isLeft(name);
  }

  static boolean isKept(String name) {
    return name.startsWith(KEPT);
  }

  static boolean isLeft(String name) {
    return name.startsWith(LEFT);
  }

  /** The workload that a container of this name is, by its name alone. */
  static Optional<WorkloadId> idOf(String name) {
    if (!name.startsWith(WorkloadId.PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new WorkloadId(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
