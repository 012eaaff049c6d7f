package dev.holdfast.runtime.podman.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.WorkloadLabels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A container of nomad-driver-podman's and what it is to us.
 *
 * @param container its id
 */
public record TakenOver(WorkloadLabels labels, String container) {
  private static final String CONTAINER = "container";

  /** The name that nomad-driver-podman gives the container of a task. */
  public String name() {
    return labels.slot().taskName() + "-" + labels.slot().allocId();
  }

  /** Whether this is the container, by its id or by the name that it was given. */
  public boolean is(String id, String itsName) {
    return id.equals(container) || itsName.equals(name());
  }

  JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    labels.toMap().forEach(json::put);
    return json.put(CONTAINER, container);
  }

  static Optional<TakenOver> of(JsonNode json) {
    Map<String, String> map = new HashMap<>();
    json.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return WorkloadLabels.fromMap(map)
        .filter(_ -> map.containsKey(CONTAINER))
        .map(labels -> new TakenOver(labels, map.getOrDefault(CONTAINER, "")));
  }
}
