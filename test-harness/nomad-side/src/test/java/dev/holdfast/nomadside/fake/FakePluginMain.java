package dev.holdfast.nomadside.fake;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** Arguments: the folder, and optionally a fault: garbage, exit, silent, certificate or chatty. */
public final class FakePluginMain {
  private FakePluginMain() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    String fault = args.length > 1 ? args[1] : "";
    if (System.getenv("NOMAD_PLUGIN_MAGIC_COOKIE") == null) {
      System.err.println("This program is a plugin.");
      System.exit(1);
    }
    Path socket = Files.createTempDirectory("fk").resolve("s");
    Server server = serve(folder, socket);
    log("info", "serving");
    announce(fault, socket);
    server.awaitTermination();
  }

  private static void announce(String fault, Path socket) {
    String line = "1|2|unix|" + socket + "|grpc|";
    switch (fault) {
      case "garbage" -> System.out.println("Hello, who are you?");
      case "exit" -> System.exit(3);
      case "silent" -> LockSupport.park();
      case "certificate" -> System.out.println(line + "M".repeat(60));
      case "chatty" -> System.out.println(line + "\nand one more line");
      default -> System.out.println(line);
    }
  }

  private static Server serve(Path folder, Path socket) throws IOException {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    HealthStatusManager health = new HealthStatusManager();
    health.setStatus("plugin", io.grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING);
    return NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
        .channelType(NioServerDomainSocketChannel.class)
        .bossEventLoopGroup(loops)
        .workerEventLoopGroup(loops)
        .addService(health.getHealthService())
        .addService(new FakeController(folder))
        .addService(new FakeBase(folder))
        .addService(new FakeDriver(folder))
        .build()
        .start();
  }

  static synchronized void note(Path folder, String call) {
    try {
      Files.writeString(
          folder.resolve("journal"),
          call + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static void log(String level, String message) {
    System.err.printf(
        "{\"@level\":\"%s\",\"@message\":\"%s\",\"@timestamp\":\"2026-01-02T03:04:05.678901Z\"}%n",
        level, message);
  }
}
