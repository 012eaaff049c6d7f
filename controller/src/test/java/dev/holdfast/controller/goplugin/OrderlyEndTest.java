package dev.holdfast.controller.goplugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proto.goplugin.Empty;
import dev.holdfast.proto.goplugin.GRPCControllerGrpc;
import dev.holdfast.proto.goplugin.GRPCStdioGrpc;
import dev.holdfast.proto.goplugin.StdioData;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A host that asks a plugin to end gets its answer, whatever else is going on. */
class OrderlyEndTest {
  private static final Logger ROOT = Logger.getLogger("");

  @TempDir private Path folder = Path.of("");

  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord told) {
          if (told.getLevel().intValue() >= Level.SEVERE.intValue()) {
            errors.add(told.getLoggerName() + ": " + told.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @BeforeEach
  void listen() {
    ROOT.addHandler(handler);
  }

  @AfterEach
  void close() {
    ROOT.removeHandler(handler);
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }

  private ManagedChannel connect(PluginServer server) {
    String socket = server.handshake().split("\\|", -1)[3];
    return NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
        .channelType(NioDomainSocketChannel.class)
        .withOption(ChannelOption.SO_KEEPALIVE, null)
        .eventLoopGroup(loop)
        .overrideAuthority("unused")
        .usePlaintext()
        .build();
  }

  @RepeatedTest(20)
  void aShutdownIsAnsweredBeforeItHappens() throws IOException, InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    PluginServer server =
        PluginServer.start(new PluginEnvironment(folder, ""), List.of(), over::countDown);
    ManagedChannel channel = connect(server);
    for (int i = 0; i < 10; i++) {
      GRPCStdioGrpc.newStub(channel)
          .streamStdio(com.google.protobuf.Empty.getDefaultInstance(), ignoring());
      HealthGrpc.newStub(channel)
          .watch(HealthCheckRequest.newBuilder().setService("plugin").build(), watching());
    }
    Thread.ofVirtual().start(() -> closeWhen(over, server));
    for (int i = 0; i < 4; i++) {
      Thread.ofVirtual().start(() -> talk(channel));
    }
    Empty answer =
        GRPCControllerGrpc.newBlockingStub(channel)
            .withDeadlineAfter(30, TimeUnit.SECONDS)
            .shutdown(Empty.getDefaultInstance());
    assertThat(answer).isEqualTo(Empty.getDefaultInstance());
    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
    channel.shutdownNow();
    server.close();
    assertThat(errors).isEmpty();
  }

  /** A host that writes while the server goes finds the connection broken. */
  private static void talk(ManagedChannel channel) {
    try {
      while (true) {
        HealthGrpc.newBlockingStub(channel)
            .check(HealthCheckRequest.newBuilder().setService("plugin").build());
      }
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isIn(Status.Code.UNAVAILABLE, Status.Code.CANCELLED);
    }
  }

  private static void closeWhen(CountDownLatch over, PluginServer server) {
    try {
      over.await();
      server.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StreamObserver<StdioData> ignoring() {
    return new Ignoring<>();
  }

  private static StreamObserver<HealthCheckResponse> watching() {
    return new Ignoring<>();
  }

  private record Ignoring<T>() implements StreamObserver<T> {
    @Override
    public void onNext(T value) {}

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onCompleted() {}
  }
}
