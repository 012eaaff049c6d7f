package dev.holdfast.nomadside.fake;

import dev.holdfast.proto.nomad.base.BasePluginGrpc;
import dev.holdfast.proto.nomad.base.ConfigSchemaRequest;
import dev.holdfast.proto.nomad.base.ConfigSchemaResponse;
import dev.holdfast.proto.nomad.base.PluginInfoRequest;
import dev.holdfast.proto.nomad.base.PluginInfoResponse;
import dev.holdfast.proto.nomad.base.PluginType;
import dev.holdfast.proto.nomad.base.SetConfigRequest;
import dev.holdfast.proto.nomad.base.SetConfigResponse;
import dev.holdfast.proto.nomad.hclspec.Attr;
import dev.holdfast.proto.nomad.hclspec.Spec;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;

/** Takes one option, {@code colour}, and does nothing with it. */
final class FakeBase extends BasePluginGrpc.BasePluginImplBase {
  private final Path folder;

  FakeBase(Path folder) {
    this.folder = folder;
  }

  static Spec schema(String option) {
    Spec attr = Spec.newBuilder().setAttr(Attr.newBuilder().setType("string")).build();
    return Spec.newBuilder()
        .setObject(dev.holdfast.proto.nomad.hclspec.Object.newBuilder().putAttributes(option, attr))
        .build();
  }

  @Override
  public void pluginInfo(PluginInfoRequest request, StreamObserver<PluginInfoResponse> answer) {
    FakePluginMain.note(folder, "PluginInfo");
    answer.onNext(
        PluginInfoResponse.newBuilder()
            .setType(PluginType.DRIVER)
            .addPluginApiVersions("v0.1.0")
            .setPluginVersion("1.2.3")
            .setName("fake")
            .build());
    answer.onCompleted();
  }

  @Override
  public void configSchema(
      ConfigSchemaRequest request, StreamObserver<ConfigSchemaResponse> answer) {
    FakePluginMain.note(folder, "ConfigSchema");
    answer.onNext(ConfigSchemaResponse.newBuilder().setSpec(schema("colour")).build());
    answer.onCompleted();
  }

  @Override
  public void setConfig(SetConfigRequest request, StreamObserver<SetConfigResponse> answer) {
    FakePluginMain.note(folder, request.hasNomadConfig() ? "SetConfig node" : "SetConfig");
    answer.onNext(SetConfigResponse.getDefaultInstance());
    answer.onCompleted();
  }
}
