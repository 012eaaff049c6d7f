package dev.holdfast.controller.distribution;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A plugin process started as Nomad's agent starts it, up to its first line on stdout. */
final class LaunchedPlugin implements AutoCloseable {
  private final Process process;
  private final BufferedReader stdout;
  private final Path stderr;
  private final String firstLine;
  private final Duration untilFirstLine;
  private @Nullable EventLoopGroup loop;
  private @Nullable ManagedChannel channel;

  private LaunchedPlugin(Process process, Path stderr, long startedNanos) throws IOException {
    this.process = process;
    this.stderr = stderr;
    this.stdout = process.inputReader();
    this.firstLine = String.valueOf(stdout.readLine());
    this.untilFirstLine = Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** A launch of this command, yet to be started. */
  static Launch command(String... command) {
    return new Launch(List.of(command), Launch.NOMAD);
  }

  /**
   * What is to be started.
   *
   * @param environment all of it; nothing of this process's own is handed on
   */
  record Launch(List<String> command, Map<String, String> environment) {
    private static final Map<String, String> NOMAD =
        Map.of(
            "NOMAD_PLUGIN_MAGIC_COOKIE",
            "e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255",
            "PLUGIN_PROTOCOL_VERSIONS",
            "2",
            "PLUGIN_MIN_PORT",
            "10000",
            "PLUGIN_MAX_PORT",
            "25000",
            "PATH",
            "/usr/bin:/bin");

    /** The same with these variables instead of any of the same names. */
    Launch with(Map<String, String> more) {
      Map<String, String> merged = new HashMap<>(environment);
      merged.putAll(more);
      return new Launch(command, Map.copyOf(merged));
    }

    /**
     * Starts it and waits for its first line or its end.
     *
     * @param folder for the socket and for what the process says on stderr
     */
    LaunchedPlugin start(Path folder) throws IOException {
      Path stderr = Files.createTempFile(folder, "stderr-", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(stderr.toFile());
      builder.redirectInput(Path.of("/dev/null").toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().put("TMPDIR", folder.toString());
      long startedNanos = System.nanoTime();
      return new LaunchedPlugin(builder.start(), stderr, startedNanos);
    }
  }

  /** What it printed first; {@code null} in words where it printed nothing. */
  String firstLine() {
    return firstLine;
  }

  Duration untilFirstLine() {
    return untilFirstLine;
  }

  long pid() {
    return process.pid();
  }

  String stderr() throws IOException {
    return Files.readString(stderr);
  }

  /** All that came on stdout after the first line; waits for the end of the process. */
  String laterOutput() throws IOException {
    return String.join("\n", stdout.readAllLines());
  }

  /** The connection to the socket that the first line names. */
  ManagedChannel channel() {
    ManagedChannel known = channel;
    if (known == null) {
      loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
      known =
          NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(firstLine.split("\\|", -1)[3]))
              .channelType(NioDomainSocketChannel.class)
              .withOption(ChannelOption.SO_KEEPALIVE, null)
              .eventLoopGroup(loop)
              .overrideAuthority("unused")
              .usePlaintext()
              .build();
      channel = known;
    }
    return known;
  }

  /** Waits for its end and returns the exit code. */
  int awaitExit(Duration limit) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("pid " + process.pid() + " did not end within " + limit);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.shutdownNow();
    }
    EventLoopGroup used = loop;
    if (used != null) {
      used.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
    process.destroyForcibly();
  }
}
