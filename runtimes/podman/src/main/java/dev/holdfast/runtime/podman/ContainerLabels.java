package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Labels by which a container is known as ours, also under another name. */
public final class ContainerLabels {
  /** The workload's id, which is also the container's first name. */
  static final String WORKLOAD = "HOLDFAST_WORKLOAD";

  /** What the job calls the service that it runs at; empty for the default. */
  public static final String SOCKET = "HOLDFAST_SOCKET";

  private ContainerLabels() {}

  public static Map<String, String> of(WorkloadLabels labels) {
    Map<String, String> map = new HashMap<>(labels.toMap());
    map.put(WORKLOAD, labels.workloadId().value());
    return map;
  }

  /** What all containers of an owner carry. */
  static Map<String, String> of(Owner owner) {
    return Map.of(WorkloadLabels.OWNER, owner.value());
  }

  static Map<String, String> of(WorkloadId id) {
    return Map.of(WORKLOAD, id.value());
  }

  /** Reads them back; empty where the container is not ours to read. */
  static Optional<WorkloadLabels> read(JsonNode labels) {
    Map<String, String> map = new HashMap<>();
    labels.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return WorkloadLabels.fromMap(map);
  }
}
