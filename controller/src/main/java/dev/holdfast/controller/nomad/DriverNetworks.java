package dev.holdfast.controller.nomad;

import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.proto.nomad.driver.NetworkOverride;
import dev.holdfast.runtime.DriverNetwork;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.TaskRecord;
import java.util.Optional;

/** Where a started task is reached, for Nomad's services. */
final class DriverNetworks {
  private DriverNetworks() {}

  /** Empty, and told to the user, where nobody can say: the task runs and must not be given up. */
  static Optional<NetworkOverride> of(
      DriverController controller, TaskRecord started, WorkloadSpec spec) {
    try {
      return controller.runtime().network(spec).map(DriverNetworks::message);
    } catch (RuntimeUnavailable | RuntimeRefused e) {
      controller.warn(
          started,
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
