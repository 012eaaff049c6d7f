package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of a name's images is pulled, and whether one is pulled at all. */
@NeedsPodman
class PlatformOptionsTest {
  private static final int PORT = 21_530;
  private static final OptionValues NO_TLS = new OptionValues(Map.of("tls_verify", false));
  private static final String OWN = System.getProperty("os.arch").replace("aarch64", "arm64");

  private final Tasks tasks = Tasks.on(new PodmanUnderTest());
  private final List<String> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void forget() {
    TestImage.forget("127.0.0.1:" + PORT);
  }

  @AfterEach
  void close() {
    tasks.close();
    forget();
  }

  private void prepare() {
    told.clear();
    tasks.bench().runtime().prepare(tasks.spec("true"), told::add);
  }

  private static String id(String image) {
    return TestImage.run("podman", "image", "inspect", "--format", "{{.Id}}", image).strip();
  }

  @Test
  void imageThatIsHereIsPulledOnlyWhereTheJobForcesIt() {
    try (Registry registry = Registry.open(PORT)) {
      String image = registry.push("a/forced:1");
      tasks.with("image", image).with("auth", NO_TLS);
      prepare();
      String first = id(image);
      TestImage.derive("localhost/holdfast-newer:1", "ENV NEWER=yes");
      registry.push("a/forced:1", "localhost/holdfast-newer:1");
      prepare();
      assertThat(told).isEmpty();
      assertThat(id(image)).isEqualTo(first);
      tasks.with("force_pull", true);
      prepare();
      assertThat(told).hasSize(2);
      assertThat(id(image)).isNotEqualTo(first);
      assertThat(tasks.output("echo $NEWER")).isEqualTo("yes");
    }
  }

  @Test
  void digestNamesTheSameImageAsItsTag() {
    try (Registry registry = Registry.open(PORT)) {
      String image = registry.push("a/digest:1");
      tasks.with("image", image).with("auth", NO_TLS);
      prepare();
      String byTag = id(image);
      String digest =
          TestImage.run("podman", "image", "inspect", "--format", "{{.Digest}}", image).strip();
      forget();
      tasks.with("image", "127.0.0.1:" + PORT + "/a/digest@" + digest);
      prepare();
      assertThat(tasks.output("echo runs")).isEqualTo("runs");
      assertThat(id("127.0.0.1:" + PORT + "/a/digest@" + digest)).isEqualTo(byTag);
    }
  }

  @Test
  void platformThatTheRegistryHasIsPulledAndAnotherOneRefused() {
    try (Registry registry = Registry.open(PORT)) {
      tasks.with("image", registry.push("a/platform:1")).with("auth", NO_TLS);
      tasks.with("arch", OWN).with("os", "linux").with("variant", "");
      prepare();
      assertThat(told).hasSize(2);
      assertThat(tasks.output("echo runs")).isEqualTo("runs");
      tasks.called("other").with("arch", "s390x");
      assertThatThrownBy(this::prepare)
          .isInstanceOf(RuntimeRefused.class)
          .hasMessageContaining("s390x");
    }
  }
}
