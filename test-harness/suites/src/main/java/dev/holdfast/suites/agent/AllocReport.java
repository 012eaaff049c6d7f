package dev.holdfast.suites.agent;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Nomad says of one allocation.
 *
 * @param clientStatus pending, running, complete, failed or lost
 */
public record AllocReport(String id, String clientStatus, String desiredStatus, JsonNode tasks) {
  static AllocReport of(JsonNode alloc) {
    return new AllocReport(
        alloc.path("ID").asText(),
        alloc.path("ClientStatus").asText(),
        alloc.path("DesiredStatus").asText(),
        alloc.path("TaskStates"));
  }

  /** The task, without a state as long as the client has said nothing. */
  public TaskReport task(String name) {
    return TaskReport.of(tasks.path(name));
  }
}
