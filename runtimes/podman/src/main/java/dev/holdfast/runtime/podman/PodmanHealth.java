package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.podman.api.Endpoint;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the Podman services answer, and what they are. */
final class PodmanHealth {
  private final Sockets sockets;
  private final Map<String, SocketFacts> facts = new TreeMap<>();

  PodmanHealth(Sockets sockets) {
    this.sockets = sockets;
  }

  /** Healthy only if all answer: a task may ask for any of them. */
  synchronized Health health() {
    Map<String, String> attributes = new TreeMap<>();
    List<String> silent = new ArrayList<>();
    boolean first = true;
    for (PodmanApi api : sockets.all()) {
      if (!ask(api, first ? "" : cleaned(api.endpoint().name()) + ".", attributes)) {
        silent.add(api.endpoint().name());
      }
      first = false;
    }
    if (silent.isEmpty()) {
      return new Health.Healthy(attributes);
    }
    return silent.size() == sockets.all().size()
        ? new Health.Undetected("Cannot connect to any Podman socket: " + where())
        : new Health.Unhealthy(
            "Cannot fingerprint certain podman sockets: " + String.join(", ", silent));
  }

  /** What a service is; asked once for each version of it. */
  synchronized SocketFacts facts(PodmanApi api) {
    SocketFacts known = facts.get(api.endpoint().name());
    return known == null ? refreshed(api, api.ping()) : known;
  }

  private SocketFacts refreshed(PodmanApi api, String version) {
    SocketFacts fresh = SocketFacts.of(version, api.info());
    facts.put(api.endpoint().name(), fresh);
    return fresh;
  }

  private String where() {
    return String.join(
        ", ", sockets.all().stream().map(PodmanApi::endpoint).map(Endpoint::uri).toList());
  }

  private boolean ask(PodmanApi api, String prefix, Map<String, String> attributes) {
    try {
      String version = api.ping();
      SocketFacts known = facts.get(api.endpoint().name());
      if (known == null || !known.version().equals(version)) {
        known = refreshed(api, version);
      }
      known.attributes(api.endpoint(), prefix.isEmpty(), prefix, attributes);
      return true;
    } catch (PodmanAway | PodmanRefusal e) {
      return false;
    }
  }

  /** A name as part of an attribute's name. */
  static String cleaned(String name) {
    return name.replaceAll("[^A-Za-z0-9_]", "_");
  }
}
