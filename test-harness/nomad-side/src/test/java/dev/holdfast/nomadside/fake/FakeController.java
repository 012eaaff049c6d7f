package dev.holdfast.nomadside.fake;

import dev.holdfast.proto.goplugin.Empty;
import dev.holdfast.proto.goplugin.GRPCControllerGrpc;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;

/** Ends the process when it is asked to. */
final class FakeController extends GRPCControllerGrpc.GRPCControllerImplBase {
  private final Path folder;

  FakeController(Path folder) {
    this.folder = folder;
  }

  @Override
  public void shutdown(Empty request, StreamObserver<Empty> answer) {
    FakePluginMain.note(folder, "Controller.Shutdown");
    answer.onNext(Empty.getDefaultInstance());
    answer.onCompleted();
    Thread.ofPlatform().start(() -> Runtime.getRuntime().halt(0));
  }
}
