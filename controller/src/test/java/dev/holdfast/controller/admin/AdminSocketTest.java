package dev.holdfast.controller.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.store.StoreInfo;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminSocketTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @TempDir Path folder;

  @Test
  void theImageArrivesAsItIs() throws IOException {
    try (AdminSocket _ = AdminSocket.open(folder, AdminSocketTest::image)) {
      assertThat(AdminClient.image(folder, LIMIT, LIMIT)).isEqualTo(image());
      assertThat(AdminClient.image(folder, LIMIT, LIMIT)).isEqualTo(image());
    }
  }

  @Test
  void theSocketIsForItsOwnerOnlyAndGoesWithItsServer() throws IOException {
    Path path = AdminPath.of(folder);
    try (AdminSocket socket = AdminSocket.open(folder, AdminSocketTest::image)) {
      assertThat(socket.path()).isEqualTo(path);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatADeadProcessLeftIsReplaced() throws IOException {
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(AdminPath.of(folder)))
        .close();
    Files.createFile(folder.resolve("admin.sock.1234"));
    try (AdminSocket _ = AdminSocket.open(folder, AdminSocketTest::image)) {
      assertThat(AdminClient.image(folder, LIMIT, LIMIT)).isEqualTo(image());
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void closingLeavesTheSocketOfASuccessorAlone() throws IOException {
    AdminSocket older = AdminSocket.open(folder, AdminSocketTest::image);
    try (AdminSocket _ = AdminSocket.open(folder, AdminSocketTest::image)) {
      older.close();
      assertThat(AdminClient.image(folder, LIMIT, LIMIT)).isEqualTo(image());
    }
  }

  @Test
  void aBugInTheImageEndsOneAnswerOnly() throws IOException {
    boolean[] sick = {true};
    try (AdminSocket _ =
        AdminSocket.open(
            folder,
            () -> {
              if (sick[0]) {
                throw new IllegalStateException("made for the test");
              }
              return image();
            })) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> AdminClient.image(folder, LIMIT, LIMIT));
      sick[0] = false;
      assertThat(AdminClient.image(folder, LIMIT, LIMIT)).isEqualTo(image());
    }
  }

  @Test
  void withoutAServerTheClientSaysWhy() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> AdminClient.image(folder, LIMIT, LIMIT))
        .withMessageContaining("no answer from " + AdminPath.of(folder));
  }

  @Test
  void aServerThatDoesNotAnswerCostsTheLimitOnly() throws IOException {
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(AdminPath.of(folder)));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> AdminClient.image(folder, Duration.ofMillis(50), LIMIT))
          .withMessageContaining("no answer within 50 ms");
    }
  }

  @Test
  void aServerThatShowsASignOfLifeIsGivenTime() throws IOException {
    CountDownLatch asked = new CountDownLatch(1);
    try (AdminSocket _ =
        AdminSocket.open(
            folder,
            () -> {
              LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
              asked.countDown();
              return image();
            })) {
      assertThat(AdminClient.image(folder, Duration.ofSeconds(1), LIMIT)).isEqualTo(image());
    }
    assertThat(asked.getCount()).isZero();
  }

  @Test
  void aLongStateFolderHasAShortSocket() {
    Path deep = Path.of("/var/lib/" + "x".repeat(100));
    assertThat(AdminPath.of(deep).toString())
        .startsWith("/run/holdfast/admin/")
        .hasSizeLessThan(60);
    assertThat(AdminPath.of(deep)).isEqualTo(AdminPath.of(deep.resolve("y/..")));
    assertThat(AdminPath.of(deep)).isNotEqualTo(AdminPath.of(deep.resolve("y")));
    assertThat(AdminPath.of(Path.of("/var/lib/holdfast/systemd")))
        .isEqualTo(Path.of("/var/lib/holdfast/systemd/admin.sock"));
  }

  private static NodeImage image() {
    return new NodeImage(
        new NodeImage.Header(
            NodeImage.SCHEMA_VERSION,
            "0.1.0",
            "systemd",
            "node-1",
            "b1",
            null,
            List.of(),
            null,
            new StoreInfo("memory", 0, 0, 0, null),
            NodeImage.Source.LIVE,
            NOW,
            List.of(),
            null,
            List.of()),
        List.of());
  }
}
