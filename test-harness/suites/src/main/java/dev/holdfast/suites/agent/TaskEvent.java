package dev.holdfast.suites.agent;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event of a task as {@code nomad alloc status} shows it.
 *
 * @param type such as Started, Terminated, Driver Failure
 * @param exitCode of a Terminated event; else 0
 * @param signal of a Terminated event; else 0
 * @param oomKilled of a Terminated event
 */
public record TaskEvent(String type, String message, int exitCode, int signal, boolean oomKilled) {
  static TaskEvent of(JsonNode event) {
    return new TaskEvent(
        event.path("Type").asText(),
        event.path("DisplayMessage").asText(),
        event.path("ExitCode").asInt(),
        event.path("Signal").asInt(),
        event.path("Details").path("oom_killed").asText().equals("true"));
  }
}
