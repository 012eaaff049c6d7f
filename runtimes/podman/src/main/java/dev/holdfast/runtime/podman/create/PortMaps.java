package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.Surroundings.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ports of the node that lead into the container. */
final class PortMaps {
  private static final int HIGHEST = 65_535;

  private PortMaps() {}

  /**
   * All that the job asks for.
   *
   * @throws RuntimeRefused where a label has no port
   */
  static List<Port> of(CreateInput input) {
    List<String> labels = input.options().texts("ports");
    Map<String, Integer> mapped = mapped(input);
    if (!labels.isEmpty() && !mapped.isEmpty()) {
      throw new RuntimeRefused("Invalid port declaration; use of port_map and ports");
    }
    if (!labels.isEmpty()) {
      return ofGroup(labels, input.spec().surroundings().ports());
    }
    List<Port> own = input.spec().surroundings().taskPorts();
    if (!mapped.isEmpty() && own.isEmpty()) {
      throw new RuntimeRefused(
          "Trying to map ports but no network interface is available: use ports instead of"
              + " port_map");
    }
    return own.stream().map(port -> inside(port, mapped)).toList();
  }

  private static List<Port> ofGroup(List<String> labels, List<Port> ports) {
    if (ports.isEmpty()) {
      throw new RuntimeRefused(
          "No ports defined in network stanza: the group's network block needs those of ports");
    }
    List<Port> found = new ArrayList<>();
    for (String label : labels) {
      found.add(
          ports.stream()
              .filter(port -> port.label().equals(label))
              .findFirst()
              .orElseThrow(() ->
                  new RuntimeRefused(
                      "Port \"%s\" not found, check network stanza".formatted(label))));
    }
    return found;
  }

  private static Port inside(Port port, Map<String, Integer> mapped) {
    int inside = mapped.getOrDefault(port.label(), port.hostPort());
    return new Port(port.label(), port.hostIp(), port.hostPort(), inside);
  }

  /** The container's ports of {@code port_map}, by label. */
  static Map<String, Integer> mapped(CreateInput input) {
    Map<String, Integer> mapped = new TreeMap<>();
    input.options().textMap("port_map").forEach((label, text) -> mapped.put(label, number(text)));
    return mapped;
  }

  private static int number(String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > HIGHEST) {
      throw Wrong.value("port_map", text, "a port is a number from 1 to 65535");
    }
    return port;
  }

  /** Variables that tell the task its ports of {@code port_map}. */
  static Map<String, String> variables(CreateInput input) {
    Map<String, String> variables = new TreeMap<>();
    mapped(input)
        .forEach((label, port) ->
            variables.put("NOMAD_PORT_" + label.replaceAll("[^A-Za-z0-9_]", "_"), "" + port));
    return variables;
  }

  static void add(ObjectNode body, List<Port> ports) {
    ArrayNode mappings = body.putArray("portmappings");
    for (Port port : ports) {
      for (String protocol : List.of("tcp", "udp")) {
        ObjectNode mapping = mappings.addObject().put("protocol", protocol);
        mapping.put("host_port", port.hostPort()).put("container_port", port.taskPort());
        ProgramPart.addText(mapping, "host_ip", port.hostIp());
      }
    }
  }
}
