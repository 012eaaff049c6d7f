package dev.holdfast.store;

import static java.util.Objects.requireNonNull;

import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Surroundings.Port;
import java.util.List;

/**
 * Where a task was put and what it was given of the node; for people, nothing is decided by it.
 *
 * @param nodeId of the Nomad node, as the agent told
 * @param networkNamespace path of the namespace that it joined; empty for the host's
 * @param ports of the group's network, then those of the task's own
 * @param dnsServers that its job asks for; empty for the node's own
 */
public record Place(
    String nodeId,
    String nodeName,
    String networkNamespace,
    List<Port> ports,
    List<String> dnsServers,
    List<Mount> mounts,
    List<Device> devices) {
  private static final Place UNKNOWN =
      new Place("", "", "", List.of(), List.of(), List.of(), List.of());

  public Place {
    requireNonNull(nodeId, "nodeId is null");
    requireNonNull(nodeName, "nodeName is null");
    requireNonNull(networkNamespace, "networkNamespace is null");
    ports = List.copyOf(ports);
    dnsServers = List.copyOf(dnsServers);
    mounts = List.copyOf(mounts);
    devices = List.copyOf(devices);
  }

  /** Of a task that was noted by an earlier version, or found without a record. */
  public static Place unknown() {
    return UNKNOWN;
  }
}
