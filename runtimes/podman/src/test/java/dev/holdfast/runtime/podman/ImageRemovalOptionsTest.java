package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which images stay on the node and which go, with this node's Podman. */
@NeedsPodman
class ImageRemovalOptionsTest {
  private static final String IMAGE = "localhost/holdfast-removal/one:1";
  private static final Duration LONG = Duration.ofSeconds(3);

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    TestImage.forget("localhost/holdfast-removal");
  }

  private static Tasks removing(Map<String, Object> more) {
    Map<String, Object> gc = new java.util.HashMap<>(Map.of("image", true, "image_delay", "1s"));
    gc.putAll(more);
    return Tasks.on(new PodmanUnderTest().with("gc", new OptionValues(gc)));
  }

  /** An image that only its archive has. */
  private String archive() {
    Path archive = folder.resolve("image.tar");
    TestImage.make();
    TestImage.run("podman", "tag", TestImage.NAME, IMAGE);
    TestImage.run("podman", "save", "-q", "-o", archive.toString(), IMAGE);
    TestImage.run("podman", "rmi", IMAGE);
    return "docker-archive:" + archive;
  }

  private static boolean isHere() {
    return TestImage.run("podman", "images", "--format", "{{.Repository}}:{{.Tag}}")
        .contains(IMAGE);
  }

  private static void bring(Tasks tasks, String image) {
    tasks.with("image", image);
    tasks.bench().runtime().prepare(tasks.spec("true"));
  }

  private static void assertStays(Tasks tasks) {
    Awaitility.await()
        .during(LONG)
        .atMost(LONG.multipliedBy(2))
        .until(() -> {
          var _ = tasks.bench().runtime().health();
          return isHere();
        });
  }

  private static void assertGoes(Tasks tasks) {
    tasks
        .bench()
        .eventually(() -> {
          var _ = tasks.bench().runtime().health();
          assertThat(isHere()).isFalse();
        });
  }

  @Test
  void imageThatWasBroughtGoesWhenNoTaskUsesIt() {
    try (Tasks tasks = removing(Map.of())) {
      bring(tasks, archive());
      WorkloadSpec spec = tasks.launch();
      assertStays(tasks);
      tasks.bench().kill(spec.id());
      tasks.bench().runtime().remove(spec.id());
      assertGoes(tasks);
      bring(tasks, "docker-archive:" + folder.resolve("image.tar"));
      assertThat(isHere()).isTrue();
    }
  }

  @Test
  void imageThatWasHereBeforeStays() {
    TestImage.make();
    TestImage.run("podman", "tag", TestImage.NAME, IMAGE);
    try (Tasks tasks = removing(Map.of())) {
      bring(tasks, IMAGE);
      assertStays(tasks);
    }
  }

  @Test
  void excludedImageStays() {
    try (Tasks tasks = removing(Map.of("image_exclude", List.of("localhost/holdfast-removal/*")))) {
      bring(tasks, archive());
      assertStays(tasks);
    }
  }

  @Test
  void nothingGoesUnlessTheAgentWantsIt() {
    try (Tasks tasks = Tasks.on(new PodmanUnderTest())) {
      bring(tasks, archive());
      assertStays(tasks);
    }
  }

  @Test
  void wrongSettingsAreRefused() {
    OptionValues gc = new OptionValues(Map.of("image_delay", "soon"));
    OptionValues values = new OptionValues(Map.of("gc", gc));
    assertThatThrownBy(() -> new PodmanProvider().checkPluginOptions(values))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("gc.image_delay");
  }
}
