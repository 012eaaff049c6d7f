package dev.holdfast.nomadside.driver;

import com.google.protobuf.ByteString;
import dev.holdfast.proto.nomad.base.BasePluginGrpc;
import dev.holdfast.proto.nomad.base.ConfigSchemaRequest;
import dev.holdfast.proto.nomad.base.ConfigSchemaResponse;
import dev.holdfast.proto.nomad.base.NomadConfig;
import dev.holdfast.proto.nomad.base.PluginInfoRequest;
import dev.holdfast.proto.nomad.base.PluginInfoResponse;
import dev.holdfast.proto.nomad.base.SetConfigRequest;
import dev.holdfast.proto.nomad.hclspec.Spec;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.function.Supplier;

/** The base service that every plugin has; refusals are {@link DriverException}s. */
public final class BaseClient {
  private final BasePluginGrpc.BasePluginBlockingStub calls;

  public BaseClient(Channel channel) {
    this.calls = BasePluginGrpc.newBlockingStub(channel);
  }

  public PluginInfoResponse info() {
    return ask(() -> calls.pluginInfo(PluginInfoRequest.getDefaultInstance()));
  }

  /** The schema of the plugin's options; empty where it takes none. */
  public Optional<Spec> configSchema() {
    ConfigSchemaResponse response =
        ask(() -> calls.configSchema(ConfigSchemaRequest.getDefaultInstance()));
    return response.hasSpec() ? Optional.of(response.getSpec()) : Optional.empty();
  }

  /**
   * Hands over the options.
   *
   * @param node empty while the agent only validates
   */
  public void setConfig(byte[] msgpack, String apiVersion, Optional<NomadConfig> node) {
    SetConfigRequest.Builder request =
        SetConfigRequest.newBuilder()
            .setMsgpackConfig(ByteString.copyFrom(msgpack))
            .setPluginApiVersion(apiVersion);
    node.ifPresent(request::setNomadConfig);
    ask(() -> calls.setConfig(request.build()));
  }

  private static <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException error) {
      throw DriverException.of(error);
    }
  }
}
