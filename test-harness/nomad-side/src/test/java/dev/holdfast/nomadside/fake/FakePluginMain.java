package dev.holdfast.nomadside.fake;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Arguments: the folder, and optionally a manner: garbage, exit, silent, certificate, chatty or tcp
 * in how it comes up, or the name of a {@link Flaw} in what it does.
 */
public final class FakePluginMain {
  private FakePluginMain() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    String manner = args.length > 1 ? args[1] : "";
    if (System.getenv("NOMAD_PLUGIN_MAGIC_COOKIE") == null) {
      System.err.println("This program is a plugin.");
      System.exit(1);
    }
    Path socket = folder.resolve("s" + ProcessHandle.current().pid());
    boolean tcp = manner.equals("tcp");
    Server server = serve(driver(folder, manner), folder, tcp ? onPort() : onSocket(socket));
    log("info", "serving");
    announce(manner, tcp ? "tcp|127.0.0.1:" + server.getPort() : "unix|" + socket);
    server.awaitTermination();
  }

  private static FakeDriver driver(Path folder, String manner) {
    return Arrays.stream(Flaw.values())
        .filter(flaw -> flaw.name().equals(manner))
        .findFirst()
        .<FakeDriver>map(flaw -> new FlawedDriver(folder, flaw))
        .orElseGet(() -> new FakeDriver(folder));
  }

  private static void announce(String manner, String address) {
    String line = "1|2|" + address + "|grpc|";
    switch (manner) {
      case "garbage" -> System.out.println("Hello, who are you?");
      case "exit" -> System.exit(3);
      case "silent" -> LockSupport.park();
      case "certificate" -> System.out.println(line + "M".repeat(60));
      case "chatty" -> System.out.println(line + "\nand one more line");
      default -> System.out.println(line);
    }
  }

  private static NettyServerBuilder onSocket(Path socket) {
    return NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
        .channelType(NioServerDomainSocketChannel.class);
  }

  private static NettyServerBuilder onPort() {
    return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .channelType(NioServerSocketChannel.class);
  }

  private static Server serve(FakeDriver driver, Path folder, NettyServerBuilder builder)
      throws IOException {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    HealthStatusManager health = new HealthStatusManager();
    health.setStatus("plugin", ServingStatus.SERVING);
    return builder
        .bossEventLoopGroup(loops)
        .workerEventLoopGroup(loops)
        .addService(health.getHealthService())
        .addService(new FakeController(folder))
        .addService(new FakeBase(folder))
        .addService(driver)
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
      throw new UncheckedIOException(e);
    }
  }

  static void log(String level, String message) {
    System.err.printf(
        "{\"@level\":\"%s\",\"@message\":\"%s\",\"@timestamp\":\"2026-01-02T03:04:05.678901Z\"}%n",
        level, message);
  }
}
