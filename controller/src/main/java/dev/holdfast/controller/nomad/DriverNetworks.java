package dev.holdfast.controller.nomad;

import dev.holdfast.proto.nomad.driver.NetworkOverride;
import dev.holdfast.runtime.DriverNetwork;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a started task is reached, for Nomad's services. */
final class DriverNetworks {
  private DriverNetworks() {}

  /**
   * Empty, and told to the user, where nobody can say: the task runs and must not be given up.
   *
   * @param warn takes a sentence for the user
   */
  static Optional<NetworkOverride> of(
      WorkloadRuntime runtime, WorkloadSpec spec, Consumer<String> warn) {
    try {
      return runtime.network(spec).map(DriverNetworks::message);
    } catch (RuntimeUnavailable | RuntimeRefused e) {
      warn.accept(
          "the task's own address is not known, so its services have the node's: "
              + e.getMessage());
      return Optional.empty();
    }
  }

  private static NetworkOverride message(DriverNetwork network) {
    return NetworkOverride.newBuilder()
        .setAddr(network.address())
        .putAllPortMap(network.ports())
        .setAutoAdvertise(network.advertised())
        .build();
  }
}
