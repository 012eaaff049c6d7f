package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where images come from, against this node's Podman and a registry on loopback. */
@NeedsPodman
class ImageOptionsTest {
  private static final int PORT = 21_500;
  private static final OptionValues NO_TLS = new OptionValues(Map.of("tls_verify", false));

  private final Tasks tasks = Tasks.on(new PodmanUnderTest());

  @TempDir private Path folder;

  @BeforeEach
  void forget() {
    TestImage.forget("127.0.0.1:" + PORT);
  }

  @AfterEach
  void close() {
    tasks.close();
    TestImage.forget("127.0.0.1:" + PORT);
  }

  private static OptionValues login(String password) {
    return new OptionValues(
        Map.of("username", Registry.USER, "password", password, "tls_verify", false));
  }

  private void prepare() {
    tasks.bench().runtime().prepare(tasks.spec("true"));
  }

  private void assertNotPulled(String part) {
    assertThatThrownBy(this::prepare)
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n")
        .doesNotContain(Registry.PASSWORD);
  }

  private boolean isHere(String reference) {
    return TestImage.run("podman", "images", "--format", "{{.Repository}}:{{.Tag}}")
        .contains(reference);
  }

  @Test
  void imageIsPulledOnceForAllAndRuns() {
    try (Registry registry = Registry.open(PORT)) {
      String image = registry.push("a/b:1");
      tasks.with("image", image).with("auth", NO_TLS);
      List<CompletableFuture<Void>> pulls =
          IntStream.range(0, 4).mapToObj(_ -> CompletableFuture.runAsync(this::prepare)).toList();
      pulls.forEach(CompletableFuture::join);
      assertThat(isHere(image)).isTrue();
      assertThat(tasks.output("echo pulled")).isEqualTo("pulled");
    }
  }

  @Test
  void certificatesAreCheckedUnlessTheJobSaysOtherwise() {
    try (Registry registry = Registry.open(PORT)) {
      tasks.with("image", registry.push("a/b:2"));
      assertNotPulled("server gave HTTP response to HTTPS client");
    }
  }

  @Test
  void missingImageIsToldInTheRegistrysWords() {
    try (Registry registry = Registry.open(PORT)) {
      registry.push("a/b:3");
      tasks.with("image", "127.0.0.1:" + PORT + "/a/b:none").with("auth", NO_TLS);
      assertNotPulled("manifest unknown");
    }
  }

  @Test
  void credentialsOfTheJobAreUsed() {
    try (Registry registry = Registry.guarded(PORT)) {
      String image = registry.push("a/b:4");
      tasks.with("image", image).with("auth", NO_TLS);
      assertNotPulled("authentication required");
      tasks.with("auth", login("wrong"));
      assertNotPulled("unauthorized");
      tasks.with("auth", login(Registry.PASSWORD));
      prepare();
      assertThat(isHere(image)).isTrue();
    }
  }

  @Test
  void credentialsOfTheAgentsFileAreUsed() throws IOException {
    try (Registry registry = Registry.guarded(PORT)) {
      String image = registry.push("a/b:5");
      String pair = Registry.USER + ":" + Registry.PASSWORD;
      String auth = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      Path file = folder.resolve("auth.json");
      Files.writeString(
          file, "{\"auths\":{\"127.0.0.1:%d\":{\"auth\":\"%s\"}}}".formatted(PORT, auth));
      var other = new PodmanUnderTest().with("auth", Values.of("config", file.toString()));
      try (Tasks known = Tasks.on(other)) {
        WorkloadSpec spec = known.with("image", image).with("auth", NO_TLS).spec("true");
        known.bench().runtime().prepare(spec);
        assertThat(isHere(image)).isTrue();
      }
    }
  }

  @Test
  void pullIsGivenUpInTimeWhenTheRegistryStalls() throws IOException {
    try (var server =
        new java.net.ServerSocket(PORT, 5, java.net.InetAddress.getLoopbackAddress())) {
      assertThat(server.isBound()).isTrue();
      tasks.with("image", "127.0.0.1:" + PORT + "/a/b:6").with("auth", NO_TLS);
      tasks.with("image_pull_timeout", "2s");
      long began = System.nanoTime();
      assertNotPulled("image_pull_timeout");
      assertThat((System.nanoTime() - began) / 1_000_000_000).isLessThan(5);
    }
  }

  @Test
  void archivesAreLoaded() {
    Path archive = folder.resolve("image.tar");
    TestImage.run("podman", "save", "-q", "-o", archive.toString(), TestImage.NAME);
    tasks.with("image", "docker-archive:" + archive);
    prepare();
    assertThat(tasks.output("echo loaded")).isEqualTo("loaded");
    Path oci = folder.resolve("oci.tar");
    TestImage.run(
        "podman", "save", "-q", "--format", "oci-archive", "-o", oci.toString(), TestImage.NAME);
    tasks.called("two").with("image", "oci-archive:" + oci);
    prepare();
    assertThat(tasks.output("echo loaded")).isEqualTo("loaded");
  }

  @Test
  void missingArchiveIsRefused() {
    tasks.with("image", "docker-archive:/no/such.tar");
    assertNotPulled("no such file");
  }

  @Test
  void wrongReferencesAreRefused() {
    tasks.with("image", "ftp://x/y").assertRefused("unsupported transport");
    tasks.with("image", TestImage.NAME).with("image_pull_timeout", "soon");
    tasks.assertRefused("image_pull_timeout");
    tasks.with("image_pull_timeout", "5m").with("socket", "other");
    tasks.assertRefused("podman client with name \"other\" not found");
  }
}
