package dev.holdfast.nomadside.load;

import dev.holdfast.proto.nomad.base.ClientTopology;
import dev.holdfast.proto.nomad.base.ClientTopologyCore;
import dev.holdfast.proto.nomad.base.ClientTopologySLIT;
import dev.holdfast.proto.nomad.base.NomadConfig;
import dev.holdfast.proto.nomad.base.NomadDriverConfig;

/** What Nomad tells a driver of the node in the SetConfig of the real launch. */
public final class NomadConfigs {
  private static final int MIN_PORT = 14_000;
  private static final int MAX_PORT = 14_512;
  private static final int LOCAL_DISTANCE = 10;

  private NomadConfigs() {}

  /** The default ports and a node of this many equal cores, as agents from 1.7 on send it. */
  public static NomadConfig node(int cores, long mhzPerCore) {
    ClientTopology.Builder topology =
        ClientTopology.newBuilder()
            .addNodeIds(0)
            .setDistances(
                ClientTopologySLIT.newBuilder().setDimension(1).addValues(LOCAL_DISTANCE));
    for (int core = 0; core < cores; core++) {
      topology.addCores(ClientTopologyCore.newBuilder().setCoreId(core).setBaseSpeed(mhzPerCore));
    }
    return NomadConfig.newBuilder().setDriver(driver().setTopology(topology)).build();
  }

  /** The ports alone: what agents before 1.7 send. */
  public static NomadConfig withoutTopology() {
    return NomadConfig.newBuilder().setDriver(driver()).build();
  }

  private static NomadDriverConfig.Builder driver() {
    return NomadDriverConfig.newBuilder().setClientMinPort(MIN_PORT).setClientMaxPort(MAX_PORT);
  }
}
