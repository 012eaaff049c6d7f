package dev.holdfast.controller.goplugin;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One gRPC server on one Unix socket: what a host reaches after one launch. Every call runs on a
 * virtual thread of its own, so that no number of waiting calls can starve a shutdown.
 */
public final class PluginServer implements AutoCloseable {
  private static final int LARGEST_MESSAGE_BYTES = 64 << 20;
  private static final Duration LONGEST_END = Duration.ofMillis(300);
  private static final String HEALTH_SERVICE = "plugin";

  private final Path socket;
  private final Server server;
  private final EventLoopGroup loop;
  private final ExecutorService calls;

  private PluginServer(Path socket, Server server, EventLoopGroup loop, ExecutorService calls) {
    this.socket = socket;
    this.server = server;
    this.loop = loop;
    this.calls = calls;
  }

  /**
   * Binds and serves.
   *
   * @param onShutdown called once when the host asks this launch to end
   */
  public static PluginServer start(
      PluginEnvironment environment, List<BindableService> services, Runnable onShutdown)
      throws IOException {
    Path socket = PluginSocket.choose(environment.socketFolder());
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    ExecutorService calls =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rpc-", 0).factory());
    NettyServerBuilder builder = builder(socket, loop, calls);
    services.forEach(builder::addService);
    builder.addService(new HostServices.Controller(onShutdown));
    builder.addService(new HostServices.Broker());
    builder.addService(new HostServices.Stdio());
    builder.addService(health());
    Server server = builder.build().start();
    PluginSocket.restrict(socket, environment.socketGroup());
    return new PluginServer(socket, server, loop, calls);
  }

  private static NettyServerBuilder builder(
      Path socket, EventLoopGroup loop, ExecutorService calls) {
    return NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
        .channelType(NioServerDomainSocketChannel.class)
        .bossEventLoopGroup(loop)
        .workerEventLoopGroup(loop)
        .executor(calls)
        // gRPC sets it for TCP; a Unix socket only complains of it.
        .withChildOption(ChannelOption.SO_KEEPALIVE, null)
        .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
        .permitKeepAliveTime(1, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true);
  }

  private static BindableService health() {
    HealthStatusManager health = new HealthStatusManager();
    health.setStatus(HEALTH_SERVICE, ServingStatus.SERVING);
    return health.getHealthService();
  }

  /** The one line that a plugin prints on stdout. */
  public String handshake() {
    return "1|2|unix|" + socket + "|grpc|";
  }

  /**
   * Ends the server and removes its socket; a second call does nothing. The host has a moment to
   * hang up: a connection that breaks while it writes would cost it the answers that it has not
   * read. What still runs has another, because a call that ends when the loop is gone cannot even
   * say so.
   */
  @Override
  public void close() throws IOException {
    server.shutdown();
    try {
      if (!server.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow();
        server.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
      }
      calls.shutdown();
      if (!calls.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        calls.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      server.shutdownNow();
      calls.shutdownNow();
    }
    loop.shutdownGracefully(0, LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    Files.deleteIfExists(socket);
  }
}
