package dev.holdfast.controller.goplugin;

import com.google.protobuf.Empty;
import dev.holdfast.proto.goplugin.ConnInfo;
import dev.holdfast.proto.goplugin.GRPCBrokerGrpc;
import dev.holdfast.proto.goplugin.GRPCControllerGrpc;
import dev.holdfast.proto.goplugin.GRPCStdioGrpc;
import dev.holdfast.proto.goplugin.StdioData;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The services that go-plugin's host expects of every plugin, beside the driver's own. */
final class HostServices {
  private HostServices() {}

  /** Ends the launch when the host says so and has its answer; never the tasks. */
  static final class Controller extends GRPCControllerGrpc.GRPCControllerImplBase {
    private final Runnable onShutdown;

    Controller(Runnable onShutdown) {
      this.onShutdown = onShutdown;
    }

    @Override
    public void shutdown(
        dev.holdfast.proto.goplugin.Empty request,
        StreamObserver<dev.holdfast.proto.goplugin.Empty> answer) {
      var call = (ServerCallStreamObserver<dev.holdfast.proto.goplugin.Empty>) answer;
      call.setOnCloseHandler(onShutdown);
      call.setOnCancelHandler(onShutdown);
      call.onNext(dev.holdfast.proto.goplugin.Empty.getDefaultInstance());
      call.onCompleted();
    }
  }

  /** Drivers broker no connections; the host opens the stream all the same and keeps it. */
  static final class Broker extends GRPCBrokerGrpc.GRPCBrokerImplBase {
    @Override
    public StreamObserver<ConnInfo> startStream(StreamObserver<ConnInfo> answer) {
      return new OpenUntilCancelled(answer);
    }
  }

  /** Stays open and silent: the host throws away what is sent here. */
  static final class Stdio extends GRPCStdioGrpc.GRPCStdioImplBase {
    @Override
    public void streamStdio(Empty request, StreamObserver<StdioData> answer) {
      // An answer that is never completed is the whole contract.
    }
  }

  private record OpenUntilCancelled(StreamObserver<ConnInfo> answer)
      implements StreamObserver<ConnInfo> {
    @Override
    public void onNext(ConnInfo value) {
      // Nothing is brokered, so there is nothing to connect.
    }

    @Override
    public void onError(Throwable cause) {
      // The host went away; the stream ends with its connection.
    }

    @Override
    public void onCompleted() {
      answer.onCompleted();
    }
  }
}
