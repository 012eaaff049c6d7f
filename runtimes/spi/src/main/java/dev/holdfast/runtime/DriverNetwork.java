package dev.holdfast.runtime;

import java.util.Map;

/**
 * Where a workload is reached, if not at the node's own addresses (Nomad's driver network).
 *
 * @param address of the workload, IPv4 or IPv6
 * @param ports the workload's own ports, by label
 * @param advertised whether services are found there unless their job says otherwise
 */
public record DriverNetwork(String address, Map<String, Integer> ports, boolean advertised) {
  public DriverNetwork {
    ports = Map.copyOf(ports);
  }
}
