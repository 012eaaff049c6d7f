package dev.holdfast.controller.admin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsServerTest {
  private static final String GET = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";

  private final Path socket;
  private final AtomicInteger scrapes = new AtomicInteger();
  private final MetricsServer server;
  private final List<SocketChannel> open = new ArrayList<>();

  MetricsServerTest(@TempDir Path folder) throws IOException {
    socket = folder.resolve("metrics.sock");
    server = MetricsServer.open(UnixDomainSocketAddress.of(socket), this::page);
  }

  private String page() {
    scrapes.incrementAndGet();
    return "holdfast 1\n";
  }

  @AfterEach
  void closeAll() throws IOException {
    for (SocketChannel channel : open) {
      channel.close();
    }
    server.close();
  }

  private SocketChannel connect() throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    open.add(channel);
    return channel;
  }

  private static void send(SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  private static String answer(SocketChannel channel) throws IOException {
    return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
  }

  private String ask(String request) throws IOException {
    SocketChannel channel = connect();
    send(channel, request.getBytes(StandardCharsets.ISO_8859_1));
    return answer(channel);
  }

  private void assertServes() throws IOException {
    assertThat(ask(GET)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nholdfast 1\n");
  }

  @Test
  void theSocketIsItsOwnersOnlyAndGoesWithTheServer() throws IOException {
    assertThat(Files.getPosixFilePermissions(socket))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    server.close();
    server.close();
    assertThat(socket).doesNotExist();
  }

  @Test
  void aScrapeIsAnsweredInThePrometheusFormatWithItsLength() throws IOException {
    assertThat(ask(GET))
        .contains("\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n")
        .contains("\r\nContent-Length: 11\r\n");
    assertServes();
  }

  @Test
  void aLoopbackPortServesTheSame() throws IOException {
    SocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (MetricsServer port = MetricsServer.open(any, () -> "holdfast 1\n")) {
      URI uri =
          URI.create("http:/" + port.address().toString().replaceFirst("^.*/", "/") + "/metrics");
      try (var body = uri.toURL().openStream()) {
        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("holdfast 1\n");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1|404 Not Found",
        "GET /metrics/../etc/passwd HTTP/1.1|404 Not Found",
        "POST /metrics HTTP/1.1|405 Method Not Allowed",
        "GET /metrics|400 Bad Request",
        "get /metrics HTTP/1.1|400 Bad Request",
        "GET /metrics HTTP/2.0|400 Bad Request",
        "HEAD /metrics HTTP/1.0|200 OK",
        "GET /metrics?name=x HTTP/1.1|200 OK",
      })
  void everyRequestHasItsAnswer(String line, String status) throws IOException {
    assertThat(ask(line + "\r\n\r\n")).startsWith("HTTP/1.1 " + status + "\r\n");
  }

  @Test
  void aHeadHasNoBody() throws IOException {
    assertThat(ask("HEAD /metrics HTTP/1.1\r\n\r\n")).endsWith("\r\n\r\n");
  }

  @Test
  void aHugeRequestIsCutOff() throws IOException {
    SocketChannel channel = connect();
    byte[] noise = ("GET /" + "x".repeat(8187)).getBytes(StandardCharsets.US_ASCII);
    send(channel, noise);
    assertThat(answer(channel)).startsWith("HTTP/1.1 431 ");
    SocketChannel endless = connect();
    assertThatIOException()
        .isThrownBy(() -> {
          for (int i = 0; i < 100_000; i++) {
            send(endless, noise);
          }
        });
    assertThat(scrapes).hasValue(0);
    assertServes();
  }

  @Test
  void silentClientsNeverKeepOthersAway() throws IOException {
    for (int i = 0; i < 200; i++) {
      send(connect(), "GET /met".getBytes(StandardCharsets.US_ASCII));
    }
    assertServes();
    await().atMost(20, SECONDS).until(() -> isCutOff(open.getFirst()));
  }

  private static boolean isCutOff(SocketChannel channel) {
    try {
      return channel.read(ByteBuffer.allocate(1)) < 0;
    } catch (IOException _) {
      return true;
    }
  }

  @Test
  void aClientThatDoesNotReadKeepsNobodyAway() throws IOException {
    String large = "x".repeat(8 << 20);
    Path other = socket.resolveSibling("other.sock");
    try (MetricsServer busy = MetricsServer.open(UnixDomainSocketAddress.of(other), () -> large);
        SocketChannel lazy = SocketChannel.open(UnixDomainSocketAddress.of(other));
        SocketChannel keen = SocketChannel.open(UnixDomainSocketAddress.of(other))) {
      send(lazy, GET.getBytes(StandardCharsets.US_ASCII));
      send(keen, GET.getBytes(StandardCharsets.US_ASCII));
      assertThat(answer(keen)).hasSizeGreaterThan(large.length());
      assertThat(busy.address()).isNotNull();
    }
  }

  @Test
  void noiseHarmsNothing() throws IOException {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.err.println("MetricsServerTest -Dholdfast.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      SocketChannel channel = connect();
      send(channel, noise);
      channel.shutdownOutput();
      assertThat(answer(channel)).startsWith("HTTP/1.1 400 ");
    }
    assertServes();
  }

  @Test
  void aFileInTheSocketsPlaceIsKept() throws IOException {
    Path file = Files.writeString(socket.resolveSibling("precious"), "precious");
    Path near = Files.writeString(socket.resolveSibling("other.sock.old"), "precious");
    assertThatIOException()
        .isThrownBy(() -> MetricsServer.open(UnixDomainSocketAddress.of(file), this::page))
        .withMessageContaining("a file is in its place");
    MetricsServer.open(UnixDomainSocketAddress.of(socket.resolveSibling("other.sock")), this::page)
        .close();
    assertThat(file).hasContent("precious");
    assertThat(near).hasContent("precious");
  }
}
