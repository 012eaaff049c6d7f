package dev.holdfast.nomadside.wire;

import com.google.protobuf.Empty;
import dev.holdfast.nomadside.launch.PluginProcess;
import dev.holdfast.proto.goplugin.ConnInfo;
import dev.holdfast.proto.goplugin.GRPCBrokerGrpc;
import dev.holdfast.proto.goplugin.GRPCStdioGrpc;
import dev.holdfast.proto.goplugin.StdioData;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/**
 * A connected plugin. Opening it opens the broker's and the stdio stream, as go-plugin does for
 * every launch and every reattach.
 */
public final class PluginConnection implements AutoCloseable {
  private final PluginProcess process;
  private final PluginChannel channel;
  private final QuietStream<ConnInfo, ConnInfo> broker = new QuietStream<>();
  private final QuietStream<Empty, StdioData> stdio = new QuietStream<>();

  private PluginConnection(PluginProcess process) {
    this.process = process;
    this.channel = PluginChannel.to(process.address());
  }

  /** Connects; a plugin that does not answer shows at the first call, not here. */
  public static PluginConnection open(PluginProcess process) {
    PluginConnection connection = new PluginConnection(process);
    StreamObserver<ConnInfo> _ =
        GRPCBrokerGrpc.newStub(connection.grpc()).startStream(connection.broker);
    GRPCStdioGrpc.newStub(connection.grpc())
        .streamStdio(Empty.getDefaultInstance(), connection.stdio);
    return connection;
  }

  public PluginProcess process() {
    return process;
  }

  public ManagedChannel grpc() {
    return channel.grpc();
  }

  /** What the plugin says of the service {@code plugin}, which go-plugin requires it to know. */
  public ServingStatus health() {
    return HealthGrpc.newBlockingStub(grpc())
        .check(HealthCheckRequest.newBuilder().setService("plugin").build())
        .getStatus();
  }

  /** How the broker's stream ended; open as long as the future is. */
  public CompletableFuture<Status> brokerEnded() {
    return broker.ended().copy();
  }

  /** How the stream of output ended; open as long as the future is. */
  public CompletableFuture<Status> stdioEnded() {
    return stdio.ended().copy();
  }

  /** Lets go of the plugin without a word, as the death of an agent does. */
  @Override
  public void close() {
    broker.cancel();
    stdio.cancel();
    channel.close();
  }
}
