package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of a registry. */
class ImageRowsTest extends RowsOfTheGoDriver {
  private static final int SILENT_PORT = 21_602;

  /** The image that a task runs of. */
  private String idOf(TaskSpec spec) throws Exception {
    RigTask task = start(spec);
    assertThat(plugin().output(task)).isEqualTo("runs");
    String image = PodmanPlugin.inspect(task, "{{.Image}}");
    task.destroy(true);
    return image;
  }

  private static String id(String image) throws IOException {
    return Shell.run("podman", "image", "inspect", "--format", "{{.Id}}", image).strip();
  }

  @Test
  @DisplayName("Pull")
  void tagNoTagAndDigestAreOneImage() throws Exception {
    try (Registry registry = Registry.open()) {
      String tagged = registry.push("a/b:latest");
      String here = id(Jobs.IMAGE);
      assertThat(idOf(Registry.task(tagged))).isEqualTo(here);
      String digest =
          Shell.run("podman", "image", "inspect", "--format", "{{.Digest}}", tagged).strip();
      String bare = Registry.HOST + "/a/b";
      Registry.forget();
      assertThat(idOf(Registry.task(bare))).isEqualTo(here);
      Registry.forget();
      assertThat(idOf(Registry.task(bare + "@" + digest))).isEqualTo(here);
    }
  }

  @ParameterizedTest(name = "createImage: {0}")
  @ValueSource(strings = {"", "docker://"})
  void imageIsTheOneThatPodmanKnowsByItsWholeName(String transport) throws Exception {
    try (Registry registry = Registry.open()) {
      String image = registry.push("a/c:musl");
      assertThat(idOf(Registry.task(transport + image))).isEqualTo(id(image));
    }
  }

  @Test
  @DisplayName("createImage, one that is here")
  void imageThatIsHereIsNotPulled() throws Exception {
    assertThat(idOf(script("echo runs"))).isEqualTo(id(Jobs.IMAGE));
  }

  @Test
  @DisplayName("createImagePlatform")
  void imageIsThatOfThePlatform() throws Exception {
    try (Registry registry = Registry.open()) {
      registry.push("a/seed:1");
      String list = Registry.HOST + "/a/many:1";
      pushList(list);
      String arm = idOf(Registry.task(list).with("arch", "arm64"));
      String amd = idOf(Registry.task(list).with("arch", "amd64").with("force_pull", true));
      assertThat(amd).isNotEqualTo(arm);
      assertThat(architecture(amd)).isEqualTo("amd64");
      assertThat(architecture(arm)).isEqualTo("arm64");
    }
  }

  /** Both images have this machine's programs, so that both can run. */
  private static void pushList(String name) throws IOException {
    Shell.run(
        "bash",
        "-c",
        """
        set -e
        f=$(mktemp)
        podman export -o "$f" $(podman create %1$s)
        podman rm -f $(podman ps -aq --filter ancestor=%1$s --filter status=created)
        podman manifest create rows-many
        for arch in amd64 arm64; do
          podman import -q --arch $arch -c "ENV ARCH=$arch" "$f" localhost/rows-$arch:1
          podman manifest add rows-many containers-storage:localhost/rows-$arch:1
        done
        podman manifest push --all --tls-verify=false rows-many docker://%2$s
        podman manifest rm rows-many
        podman rmi localhost/rows-amd64:1 localhost/rows-arm64:1
        rm "$f"
        """
            .formatted(Jobs.IMAGE, name));
  }

  private static String architecture(String image) throws IOException {
    return Shell.run("podman", "image", "inspect", "--format", "{{.Architecture}}", image).strip();
  }

  @Test
  @DisplayName("api: pull of an image that exists not")
  void missingImageIsToldInTheRegistrysWords() throws Exception {
    try (Registry registry = Registry.open()) {
      registry.push("a/d:1");
      assertRefused(Registry.task(Registry.HOST + "/a/d:none"), "manifest unknown");
    }
  }

  @Test
  @DisplayName("Pull_Timeout")
  void stalledPullIsGivenUpInTimeWhateverTheLimitOfCalls() throws Exception {
    try (ServerSocket silent = new ServerSocket(SILENT_PORT, 5, InetAddress.getLoopbackAddress());
        PodmanPlugin other = PodmanPlugin.with(Map.of("client_http_timeout", "1s"))) {
      assertThat(silent.isBound()).isTrue();
      TaskSpec task =
          Registry.task("127.0.0.1:" + SILENT_PORT + "/a/b:1").with("image_pull_timeout", "3s");
      long began = System.nanoTime();
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> other.start(task))
          .hasMessageContaining("image_pull_timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15));
    }
  }

  @ParameterizedTest(name = "parseImage, refused: {0}")
  @CsvSource({
    "dir:/tmp/x, unsupported transport",
    "https://example.com/a, unsupported transport",
    "containers-storage:x, unsupported transport",
    "a b, image",
    "../x, image",
    "oci-archive:, image",
    "'', image name required"
  })
  void whatIsNoReferenceIsRefused(String image, String part) {
    assertRefused(script("true").with("image", image), part);
  }
}
