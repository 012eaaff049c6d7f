package dev.holdfast.controller.nomad;

import dev.holdfast.controller.options.HclSpecs;
import dev.holdfast.controller.options.InvalidOptions;
import dev.holdfast.proto.nomad.base.BasePluginGrpc;
import dev.holdfast.proto.nomad.base.ClientTopology;
import dev.holdfast.proto.nomad.base.ClientTopologyCore;
import dev.holdfast.proto.nomad.base.ConfigSchemaRequest;
import dev.holdfast.proto.nomad.base.ConfigSchemaResponse;
import dev.holdfast.proto.nomad.base.PluginInfoRequest;
import dev.holdfast.proto.nomad.base.PluginInfoResponse;
import dev.holdfast.proto.nomad.base.PluginType;
import dev.holdfast.proto.nomad.base.SetConfigRequest;
import dev.holdfast.proto.nomad.base.SetConfigResponse;
import io.grpc.stub.StreamObserver;

/** Nomad's base plugin: who this is, and its configuration. */
public final class BasePluginService extends BasePluginGrpc.BasePluginImplBase {
  private static final String API_VERSION = "v0.1.0";

  private final DriverLaunch launch;
  private final String version;

  /**
   * The service of one launch.
   *
   * @param version the program's version
   */
  public BasePluginService(DriverLaunch launch, String version) {
    this.launch = launch;
    this.version = version;
  }

  @Override
  public void pluginInfo(PluginInfoRequest request, StreamObserver<PluginInfoResponse> answer) {
    answer.onNext(
        PluginInfoResponse.newBuilder()
            .setType(PluginType.DRIVER)
            .addPluginApiVersions(API_VERSION)
            .setPluginVersion(version)
            .setName(launch.provider().driverName())
            .build());
    answer.onCompleted();
  }

  @Override
  public void configSchema(
      ConfigSchemaRequest request, StreamObserver<ConfigSchemaResponse> answer) {
    answer.onNext(ConfigSchemaResponse.newBuilder().setSpec(HclSpecs.of(launch.schema())).build());
    answer.onCompleted();
  }

  /**
   * Takes the configuration. Only the launch that stays gets Nomad's own part of it; the two
   * validating calls are checked and leave no trace.
   */
  @Override
  public void setConfig(SetConfigRequest request, StreamObserver<SetConfigResponse> answer) {
    try {
      launch.configure(request.getMsgpackConfig().toByteArray());
    } catch (InvalidOptions e) {
      answer.onError(NomadErrors.of(e));
      return;
    }
    if (request.hasNomadConfig()) {
      launch.mhzPerCore(mhzPerCore(request.getNomadConfig().getDriver().getTopology()));
    }
    answer.onNext(SetConfigResponse.getDefaultInstance());
    answer.onCompleted();
  }

  /** Nomad's own sum: an override, else each core's base, maximum or guessed speed. */
  private static double mhzPerCore(ClientTopology topology) {
    if (topology.getCoresCount() == 0) {
      return 0;
    }
    long total =
        topology.getOverrideTotalCompute() > 0
            ? topology.getOverrideTotalCompute()
            : topology.getCoresList().stream().mapToLong(BasePluginService::mhz).sum();
    return (double) total / topology.getCoresCount();
  }

  private static long mhz(ClientTopologyCore core) {
    if (core.getBaseSpeed() > 0) {
      return core.getBaseSpeed();
    }
    return core.getMaxSpeed() > 0 ? core.getMaxSpeed() : core.getGuessSpeed();
  }
}
