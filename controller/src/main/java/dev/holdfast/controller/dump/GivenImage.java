package dev.holdfast.controller.dump;

import java.util.List;

/**
 * What a task was given of its node; empty for what it was not, and for what an earlier version of
 * the plugin did not note.
 *
 * @param networkNamespace path of the namespace that it joined; empty for the host's
 * @param dnsServers that its job asks for
 */
public record GivenImage(
    String networkNamespace,
    List<PortImage> ports,
    List<String> dnsServers,
    List<MountImage> mounts,
    List<DeviceImage> devices) {
  static final GivenImage NOTHING = new GivenImage("", List.of(), List.of(), List.of(), List.of());

  public GivenImage {
    ports = List.copyOf(ports);
    dnsServers = List.copyOf(dnsServers);
    mounts = List.copyOf(mounts);
    devices = List.copyOf(devices);
  }

  /**
   * A port of the node.
   *
   * @param hostIp empty for all addresses
   * @param taskPort in the task's own network
   */
  public record PortImage(String label, String hostIp, int hostPort, int taskPort) {}

  /** A volume. */
  public record MountImage(String source, String target, boolean readOnly, String propagation) {}

  /** A device node. */
  public record DeviceImage(String source, String target, String permissions) {}
}
