package dev.holdfast.controller.nomad;

import dev.holdfast.proto.nomad.driver.DNSConfig;
import dev.holdfast.proto.nomad.driver.NetworkPort;
import dev.holdfast.proto.nomad.driver.NetworkResource;
import dev.holdfast.proto.nomad.driver.PortMapping;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.runtime.Surroundings;
import dev.holdfast.runtime.Surroundings.Dns;
import dev.holdfast.runtime.Surroundings.Port;
import java.util.List;
import java.util.stream.Stream;

/** What Nomad's TaskConfig says of the place where a task runs. Pure. */
final class TaskSurroundings {
  private TaskSurroundings() {}

  static Surroundings of(TaskConfig config) {
    return new Surroundings(
        config.getJobName(),
        config.getNodeName(),
        config.getNodeId(),
        config.getResources().getPortsList().stream().map(TaskSurroundings::port).toList(),
        taskPorts(config.getResources().getAllocatedResources().getNetworksList()),
        dns(config.getDns()));
  }

  private static Port port(PortMapping port) {
    int inside = port.getTo() > 0 ? port.getTo() : port.getValue();
    return new Port(port.getLabel(), port.getHostIp(), port.getValue(), inside);
  }

  private static List<Port> taskPorts(List<NetworkResource> networks) {
    return networks.stream()
        .limit(1)
        .flatMap(network ->
            Stream.concat(
                    network.getReservedPortsList().stream(), network.getDynamicPortsList().stream())
                .map(port -> taskPort(network, port)))
        .toList();
  }

  private static Port taskPort(NetworkResource network, NetworkPort port) {
    return new Port(port.getLabel(), network.getIp(), port.getValue(), port.getValue());
  }

  private static Dns dns(DNSConfig dns) {
    return new Dns(dns.getServersList(), dns.getSearchesList(), dns.getOptionsList());
  }
}
