package dev.holdfast.suites.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What Nomad says of one task of an allocation.
 *
 * @param state pending, running or dead; empty before the client has said anything
 * @param restarts how often the client started it again
 */
public record TaskReport(
    String state, boolean failed, int restarts, String startedAt, List<TaskEvent> events) {
  static TaskReport of(JsonNode state) {
    return new TaskReport(
        state.path("State").asText(),
        state.path("Failed").asBoolean(),
        state.path("Restarts").asInt(),
        state.path("StartedAt").asText(),
        StreamSupport.stream(state.path("Events").spliterator(), false)
            .map(TaskEvent::of)
            .toList());
  }

  public boolean running() {
    return state.equals("running");
  }

  public boolean dead() {
    return state.equals("dead");
  }

  /** The types of all events, in order. */
  public List<String> types() {
    return events.stream().map(TaskEvent::type).toList();
  }

  /** How each run ended, in order. */
  public List<TaskEvent> ends() {
    return of("Terminated");
  }

  /** All events of a type. */
  public List<TaskEvent> of(String type) {
    return events.stream().filter(event -> event.type().equals(type)).toList();
  }

  /** All messages, for looking up words. */
  public String messages() {
    return String.join("\n", events.stream().map(TaskEvent::message).toList());
  }
}
