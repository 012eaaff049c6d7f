package dev.holdfast.controller.distribution;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import dev.holdfast.proto.goplugin.ConnInfo;
import dev.holdfast.proto.goplugin.GRPCBrokerGrpc;
import dev.holdfast.proto.goplugin.GRPCControllerGrpc;
import dev.holdfast.proto.goplugin.GRPCStdioGrpc;
import dev.holdfast.proto.nomad.base.BasePluginGrpc;
import dev.holdfast.proto.nomad.base.ConfigSchemaRequest;
import dev.holdfast.proto.nomad.base.NomadConfig;
import dev.holdfast.proto.nomad.base.PluginInfoRequest;
import dev.holdfast.proto.nomad.base.SetConfigRequest;
import dev.holdfast.proto.nomad.driver.CapabilitiesRequest;
import dev.holdfast.proto.nomad.driver.DriverGrpc;
import dev.holdfast.proto.nomad.driver.FingerprintRequest;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.InitRequest;
import dev.holdfast.proto.nomad.driver.ShutdownRequest;
import dev.holdfast.proto.nomad.driver.TaskConfigSchemaRequest;
import dev.holdfast.proto.nomad.driver.TaskEventsRequest;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;

/** The calls of an agent from the handshake to the end of a launch, in the agent's order. */
final class TrainingCalls {
  private final Channel channel;
  private final BasePluginGrpc.BasePluginBlockingStub base;
  private final DriverGrpc.DriverBlockingStub driver;

  TrainingCalls(Channel channel) {
    this.channel = channel;
    this.base = BasePluginGrpc.newBlockingStub(channel);
    this.driver = DriverGrpc.newBlockingStub(channel);
  }

  /** What the agent does with the short launches that only validate. */
  void validate() {
    GRPCStdioGrpc.newStub(channel).streamStdio(Empty.getDefaultInstance(), new Unheard<>());
    GRPCBrokerGrpc.newStub(channel)
        .startStream(new Unheard<>())
        .onNext(ConnInfo.getDefaultInstance());
    base.pluginInfo(PluginInfoRequest.getDefaultInstance());
    base.configSchema(ConfigSchemaRequest.getDefaultInstance());
    base.setConfig(SetConfigRequest.getDefaultInstance());
  }

  /**
   * Configures the driver as the agent does with the launch that stays.
   *
   * @return what the driver says of its health
   */
  FingerprintResponse configure(Path stateDir) {
    driver.taskConfigSchema(TaskConfigSchemaRequest.getDefaultInstance());
    driver.capabilities(CapabilitiesRequest.getDefaultInstance());
    base.setConfig(
        SetConfigRequest.newBuilder()
            .setMsgpackConfig(ByteString.copyFrom(Msgpack.map("state_dir", stateDir.toString())))
            .setNomadConfig(NomadConfig.getDefaultInstance())
            .setPluginApiVersion("v0.1.0")
            .build());
    driver.init(InitRequest.getDefaultInstance());
    DriverGrpc.newStub(channel).taskEvents(TaskEventsRequest.getDefaultInstance(), new Unheard<>());
    return driver.fingerprint(FingerprintRequest.getDefaultInstance()).next();
  }

  /** Ends the launch; the process is to exit soon after. */
  void end() {
    driver.shutdown(ShutdownRequest.getDefaultInstance());
    try {
      GRPCControllerGrpc.newBlockingStub(channel)
          .shutdown(dev.holdfast.proto.goplugin.Empty.getDefaultInstance());
    } catch (StatusRuntimeException e) {
      tolerateCut(e);
    }
  }

  /** The process may be gone before its answer has arrived; the agent takes that well, too. */
  private static void tolerateCut(StatusRuntimeException e) {
    if (e.getStatus().getCode() != Status.Code.UNAVAILABLE) {
      throw e;
    }
  }
}
