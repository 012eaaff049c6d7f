package dev.holdfast.controller.nomad;

import dev.holdfast.proto.nomad.driver.CapabilitiesResponse;
import dev.holdfast.proto.nomad.driver.DriverCapabilities;
import dev.holdfast.proto.nomad.driver.DriverCapabilities.FSIsolation;
import dev.holdfast.proto.nomad.driver.DriverCapabilities.MountConfigs;
import dev.holdfast.proto.nomad.driver.NetworkIsolationSpec.NetworkIsolationMode;
import dev.holdfast.runtime.DriverTraits;

/** A driver's traits as Nomad's capabilities. Pure. */
final class Capabilities {
  private Capabilities() {}

  static CapabilitiesResponse of(DriverTraits traits) {
    DriverCapabilities.Builder capabilities =
        DriverCapabilities.newBuilder()
            .setSendSignals(traits.sendsSignals())
            .setExec(traits.execs())
            .setFsIsolation(isolation(traits.isolation()))
            .addNetworkIsolationModes(NetworkIsolationMode.HOST)
            .setMountConfigs(
                traits.mountsVolumes() ? MountConfigs.ANY_MOUNTS : MountConfigs.NO_MOUNTS);
    if (traits.joinsGroupNetwork()) {
      capabilities.addNetworkIsolationModes(NetworkIsolationMode.GROUP);
    }
    return CapabilitiesResponse.newBuilder().setCapabilities(capabilities).build();
  }

  private static FSIsolation isolation(DriverTraits.Isolation isolation) {
    return switch (isolation) {
      case NONE -> FSIsolation.NONE;
      case CHROOT -> FSIsolation.CHROOT;
      case IMAGE -> FSIsolation.IMAGE;
    };
  }
}
