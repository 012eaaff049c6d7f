package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Podman's inspect says of a container, under Podman's names. Only what is listed here: what a
 * job wrote, such as environment, command, labels and mounts, is in nobody's dump.
 */
final class Verbatim {
  private static final List<String> FIELDS =
      List.of(
          "Id",
          "Name",
          "Created",
          "Image",
          "ImageName",
          "OCIRuntime",
          "Driver",
          "RestartCount",
          "State.Status",
          "State.Running",
          "State.Paused",
          "State.OOMKilled",
          "State.Dead",
          "State.Pid",
          "State.ConmonPid",
          "State.ExitCode",
          "State.StartedAt",
          "State.FinishedAt",
          "State.CgroupPath",
          "HostConfig.NetworkMode",
          "HostConfig.LogConfig.Type",
          "HostConfig.LogConfig.Path");

  private Verbatim() {}

  /** The fields that are there, and the service that said it. */
  static Map<String, String> of(Found found) {
    Map<String, String> words = new TreeMap<>();
    for (String field : FIELDS) {
      JsonNode value = found.facts().json().at("/" + field.replace('.', '/'));
      if (value.isValueNode() && !value.isNull()) {
        words.put(field, value.asText());
      }
    }
    words.put("socket", found.api().endpoint().name());
    return words;
  }
}
