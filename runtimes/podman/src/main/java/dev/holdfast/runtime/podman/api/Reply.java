package dev.holdfast.runtime.podman.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/**
 * A whole answer.
 *
 * @param headers by name in lower case
 */
public record Reply(int status, Map<String, String> headers, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LOWEST_REFUSAL = 400;

  /**
   * The body as JSON; missing where there is none.
   *
   * @throws PodmanAway if it is cut off, which an ending service does
   */
  public JsonNode json() {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new PodmanAway("Podman's answer is cut off or not JSON", e);
    }
  }

  boolean isRefusal() {
    return status >= LOWEST_REFUSAL;
  }

  PodmanRefusal refusal() {
    return new PodmanRefusal(status, reason());
  }

  private String reason() {
    try {
      String message = JSON.readTree(text).path("message").asText();
      return message.isEmpty() ? "status " + status + " " + text : message;
    } catch (IOException e) {
      return "status " + status + " " + text;
    }
  }
}
