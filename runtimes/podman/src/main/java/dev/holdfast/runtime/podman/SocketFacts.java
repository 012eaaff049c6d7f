package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.podman.api.Endpoint;
import dev.holdfast.runtime.podman.create.HostFacts;
import java.util.Map;

/** What a service says of itself and its host; asked again only when its version changes. */
record SocketFacts(String version, JsonNode info) {
  static SocketFacts of(String version, JsonNode info) {
    return new SocketFacts(version, info);
  }

  boolean isRootless() {
    return security().path("rootless").asBoolean();
  }

  HostFacts host() {
    return new HostFacts(
        isRootless(),
        json().path("cgroupVersion").asText().equals("v2"),
        json().path("cgroupManager").asText().equals("systemd"),
        major());
  }

  private int major() {
    String first = version.split("\\.")[0];
    return first.matches("[0-9]{1,3}") ? Integer.parseInt(first) : 0;
  }

  private JsonNode json() {
    return info.path("host");
  }

  private JsonNode security() {
    return json().path("security");
  }

  /** Adds attributes under the names that nomad-driver-podman gives them. */
  void attributes(Endpoint endpoint, boolean first, String prefix, Map<String, String> to) {
    to.put(prefix + "health", "Healthy");
    to.put(prefix + "version", version);
    to.put(prefix + "defaultPodman", String.valueOf(first));
    to.put(prefix + "socketName", endpoint.name());
    to.put(prefix + "socket", endpoint.uri());
    to.put(prefix + "appArmor", security().path("apparmorEnabled").asText());
    to.put(prefix + "capabilities", security().path("capabilities").asText());
    to.put(prefix + "seccompEnabled", security().path("seccompEnabled").asText());
    to.put(prefix + "selinuxEnabled", security().path("selinuxEnabled").asText());
    to.put(prefix + "rootless", security().path("rootless").asText());
    to.put(prefix + "cgroupVersion", json().path("cgroupVersion").asText());
    to.put(prefix + "ociRuntime", json().path("ociRuntime").path("path").asText());
    to.put(prefix + "networkBackend", json().path("networkBackend").asText());
  }
}
