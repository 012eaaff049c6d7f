package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What Nomad tells of the place where a task runs, for runtimes that make use of it.
 *
 * @param ports of the group's network
 * @param taskPorts of the task's own network, which only old jobs have
 */
public record Surroundings(
    String jobName,
    String nodeName,
    String nodeId,
    List<Port> ports,
    List<Port> taskPorts,
    Dns dns) {
  public Surroundings {
    requireNonNull(jobName, "jobName is null");
    requireNonNull(nodeName, "nodeName is null");
    requireNonNull(nodeId, "nodeId is null");
    requireNonNull(dns, "dns is null");
    ports = List.copyOf(ports);
    taskPorts = List.copyOf(taskPorts);
  }

  public static Surroundings unknown() {
    return new Surroundings("", "", "", List.of(), List.of(), Dns.none());
  }

  /**
   * A port of this node that is reserved for the task.
   *
   * @param label as the job calls it
   * @param hostIp address on the node; empty for all
   * @param hostPort on the node
   * @param taskPort in the task's network, the same as {@code hostPort} if the job does not say
   */
  public record Port(String label, String hostIp, int hostPort, int taskPort) {}

  /** How names are looked up; all empty if the job does not say. */
  public record Dns(List<String> servers, List<String> searches, List<String> options) {
    public Dns {
      servers = List.copyOf(servers);
      searches = List.copyOf(searches);
      options = List.copyOf(options);
    }

    public static Dns none() {
      return new Dns(List.of(), List.of(), List.of());
    }

    public boolean isEmpty() {
      return servers.isEmpty() && searches.isEmpty() && options.isEmpty();
    }
  }
}
