package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.NeedsPodman;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;

/** Who may pull: a registry that wants a name and a password. */
@NeedsPodman
class CredentialRowsTest {
  /** Where the plugin finds programs, as Nomad gave it. */
  private static final Path HELPER = Path.of("/usr/local/bin/docker-credential-rows");

  @TempDir private Path folder;
  private @Nullable Registry registry;
  private String image = "";

  @BeforeEach
  void open() throws IOException {
    registry = Registry.guarded();
    image = registry.push("a/b:1");
  }

  @AfterEach
  void close() throws IOException {
    Files.deleteIfExists(HELPER);
    if (registry != null) {
      registry.close();
    }
  }

  private static String pair(String password) {
    String text = Registry.USER + ":" + password;
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> file(String key, String password) throws IOException {
    Path file = folder.resolve("auth.json");
    Files.writeString(
        file, "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(key, pair(password)));
    return auth("config", file.toString());
  }

  private static Map<String, Object> auth(String name, String value) {
    return Map.of("auth", List.of(Map.of(name, value)));
  }

  private static void runs(Map<String, ?> options, TaskSpec task) throws Exception {
    try (PodmanPlugin plugin = PodmanPlugin.with(options)) {
      assertThat(plugin.output(task)).isEqualTo("runs");
    }
  }

  private static void isRefused(Map<String, ?> options, TaskSpec task) throws Exception {
    try (PodmanPlugin plugin = PodmanPlugin.with(options)) {
      assertThatThrownBy(() -> plugin.start(task))
          .message()
          .containsAnyOf("authentication required", "unauthorized")
          .doesNotContain(Registry.PASSWORD);
    }
  }

  @Test
  @DisplayName("registry: AuthAvailable")
  void credentialsAreTheJobs() throws Exception {
    Map<String, Object> login =
        Map.of("username", Registry.USER, "password", Registry.PASSWORD, "tls_verify", false);
    isRefused(Map.of(), Registry.task(image));
    runs(Map.of(), Registry.task(image).with("auth", List.of(login)));
  }

  @ParameterizedTest(name = "registry: entry of the auth.json, {0}")
  @CsvSource({"complete, /a/b", "partial path, /a", "domain only, ''"})
  void entryAboveTheImageCounts(String what, String path) throws Exception {
    runs(file(Registry.HOST + path, Registry.PASSWORD), Registry.task(image));
  }

  @ParameterizedTest(name = "registry: entry of the auth.json that does not match, {0}")
  @CsvSource({"another path, /c", "the same letters, /a/bc", "a path below, /a/b/c"})
  void entryBesideTheImageDoesNotCount(String what, String path) throws Exception {
    isRefused(file(Registry.HOST + path, Registry.PASSWORD), Registry.task(image));
  }

  @Test
  @DisplayName("registry: a wrong password of the auth.json")
  void wrongPasswordIsRefused() throws Exception {
    isRefused(file(Registry.HOST, "wrong"), Registry.task(image));
  }

  @Test
  @DisplayName("registry: helper")
  void helperIsAsked() throws Exception {
    Files.writeString(
        HELPER,
        """
        #!/bin/sh
        read name
        [ "$1 $name" = "get %s" ] || exit 1
        echo '{"Username":"%s","Secret":"%s"}'
        """
            .formatted(Registry.HOST, Registry.USER, Registry.PASSWORD));
    Files.setAttribute(HELPER, "unix:mode", 0755);
    runs(auth("helper", "rows"), Registry.task(image));
  }
}
