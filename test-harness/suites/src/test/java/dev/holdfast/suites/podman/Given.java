package dev.holdfast.suites.podman;

import dev.holdfast.proto.nomad.driver.AllocatedTaskResources;
import dev.holdfast.proto.nomad.driver.NetworkPort;
import dev.holdfast.proto.nomad.driver.NetworkResource;
import dev.holdfast.proto.nomad.driver.PortMapping;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import java.util.Map;

/** What Nomad gives a task beside its options: ports, names, mounts, processors. */
interface Given {
  String HOST = "127.0.0.1";

  void to(TaskConfig.Builder config);

  /** A port of the group's network; without a target where {@code to} is 0. */
  static Given port(String label, int value, int to) {
    return config ->
        config
            .getResourcesBuilder()
            .addPorts(
                PortMapping.newBuilder().setLabel(label).setValue(value).setTo(to).setHostIp(HOST));
  }

  /** Ports of the task's own network, as jobs had them before groups had networks. */
  static Given taskPorts(Map<String, Integer> ports) {
    NetworkResource.Builder network = NetworkResource.newBuilder().setIp(HOST);
    ports.forEach((label, value) ->
        network.addDynamicPorts(NetworkPort.newBuilder().setLabel(label).setValue(value)));
    return config -> {
      AllocatedTaskResources.Builder resources =
          config.getResourcesBuilder().getAllocatedResourcesBuilder();
      resources.addNetworks(network);
    };
  }

  default Given and(Given other) {
    return config -> {
      to(config);
      other.to(config);
    };
  }
}
