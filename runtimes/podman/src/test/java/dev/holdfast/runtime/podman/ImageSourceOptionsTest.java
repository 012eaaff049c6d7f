package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helpers for credentials and archives on a web server, against this node's Podman. */
@NeedsPodman
class ImageSourceOptionsTest {
  private static final int PORT = 21_510;
  private static final OptionValues NO_TLS = new OptionValues(Map.of("tls_verify", false));

  @TempDir private Path folder;

  @AfterEach
  void close() {
    TestImage.forget("127.0.0.1:" + PORT);
  }

  private static void pull(Tasks tasks, String image) {
    tasks.with("image", image).with("auth", NO_TLS);
    tasks.bench().runtime().prepare(tasks.spec("true"));
  }

  private static void assertNotPulled(Tasks tasks, String image, String part) {
    assertThatThrownBy(() -> pull(tasks, image))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n")
        .doesNotContain(Registry.PASSWORD);
  }

  private static Tasks asking(Helper helper) {
    return Tasks.on(new PodmanUnderTest().with("auth", Values.of("helper", helper.name())));
  }

  @Test
  void helperIsAskedForTheRegistrysHost() {
    String answer =
        "[ \"$(cat)\" = 127.0.0.1:%d ] && echo '{\"Username\":\"%s\",\"Secret\":\"%s\"}'"
            .formatted(PORT, Registry.USER, Registry.PASSWORD);
    try (Registry registry = Registry.guarded(PORT);
        Helper helper = Helper.install("holdfast-good", answer);
        Tasks tasks = asking(helper)) {
      String image = registry.push("a/b:1");
      pull(tasks, image);
      assertThat(TestImage.run("podman", "image", "exists", image)).isEmpty();
    }
  }

  @Test
  void helperThatFailsIsToldUnlessTheJobForgivesIt() {
    String fails = "echo it broke; echo secret-of-helper >&2; exit 3";
    try (Registry registry = Registry.guarded(PORT);
        Helper helper = Helper.install("holdfast-bad", fails);
        Tasks tasks = asking(helper)) {
      String image = registry.push("a/b:2");
      assertNotPulled(tasks, image, "docker-credential-holdfast-bad ended with exit code 3");
      tasks.with("auth_soft_fail", true);
      assertNotPulled(tasks, image, "authentication required");
    }
  }

  @Test
  void helperThatHasNoneIsNoFailure() {
    String none = "echo 'credentials not found in native keychain'; exit 1";
    try (Registry registry = Registry.guarded(PORT);
        Helper helper = Helper.install("holdfast-none", none);
        Tasks tasks = asking(helper)) {
      assertNotPulled(tasks, registry.push("a/b:3"), "authentication required");
    }
  }

  @Test
  void authFileThatCannotBeReadIsToldUnlessTheJobForgivesIt() {
    String missing = folder.resolve("none.json").toString();
    try (Registry registry = Registry.open(PORT);
        Tasks tasks = Tasks.on(new PodmanUnderTest().with("auth", Values.of("config", missing)))) {
      String image = registry.push("a/b:4");
      assertNotPulled(tasks, image, "auth.config");
      tasks.with("auth_soft_fail", true);
      pull(tasks, image);
    }
  }

  @Test
  void archiveIsLoadedFromAWebServer() throws IOException {
    Path archive = folder.resolve("image.tar");
    TestImage.run("podman", "save", "-q", "-o", archive.toString(), TestImage.NAME);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
    server.createContext(
        "/image.tar",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            Files.copy(archive, body);
          }
        });
    server.start();
    try (Tasks tasks = Tasks.on(new PodmanUnderTest())) {
      pull(tasks, "docker-archive:http://127.0.0.1:%d/image.tar".formatted(PORT));
      assertThat(tasks.output("echo loaded")).isEqualTo("loaded");
      assertNotPulled(
          tasks,
          "docker-archive:http://127.0.0.1:%d/other.tar".formatted(PORT),
          "unexpected status 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void webServerThatStallsIsGivenUpInTime() throws IOException {
    try (var server =
            new java.net.ServerSocket(PORT, 5, java.net.InetAddress.getLoopbackAddress());
        Tasks tasks = Tasks.on(new PodmanUnderTest())) {
      assertThat(server.isBound()).isTrue();
      tasks.with("image_pull_timeout", "2s");
      long began = System.nanoTime();
      assertNotPulled(
          tasks,
          "docker-archive:http://127.0.0.1:%d/image.tar".formatted(PORT),
          "image_pull_timeout");
      assertThat((System.nanoTime() - began) / 1_000_000_000).isLessThan(5);
    }
  }
}
