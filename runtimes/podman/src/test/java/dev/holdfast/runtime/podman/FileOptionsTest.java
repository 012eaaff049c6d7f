package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task sees of the host's files, against this node's Podman. */
@NeedsPodman
class FileOptionsTest {
  private final Tasks tasks = Tasks.on(new PodmanUnderTest());

  @TempDir private Path host;

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void taskFoldersAreWhereTheEnvironmentSays() throws IOException {
    tasks.environment(
        Map.of(
            "NOMAD_ALLOC_DIR", "/alloc",
            "NOMAD_TASK_DIR", "/local",
            "NOMAD_SECRETS_DIR", "/secrets"));
    tasks.output("echo a >/alloc/f; echo l >/local/f; echo s >/secrets/f");
    var folders = tasks.spec("").directory();
    assertThat(folders.shared().resolve("f")).hasContent("a");
    assertThat(folders.local().resolve("f")).hasContent("l");
    assertThat(folders.secrets().resolve("f")).hasContent("s");
  }

  @Test
  void volumesAreMountedWithTheirOptions() throws IOException {
    Files.writeString(host.resolve("f"), "hello");
    tasks.with("volumes", List.of(host + ":/v:ro,noexec"));
    assertThat(tasks.output("cat /v/f; echo; touch /v/g; grep ' /v ' /proc/mounts"))
        .contains("hello", "Read-only file system", "noexec");
  }

  @Test
  void relativeSourceIsBelowTheTaskFolder() throws IOException {
    Files.writeString(tasks.spec("").directory().local().resolve("f"), "mine");
    tasks.with("volumes", List.of("local/f:/v"));
    assertThat(tasks.output("cat /v")).isEqualTo("mine");
  }

  @Test
  void missingSourceIsRefusedAndNotMade() {
    Path missing = host.resolve("missing");
    tasks.with("volumes", List.of(missing + ":/v")).assertRefusedAtLaunch("missing");
    assertThat(missing).doesNotExist();
  }

  @Test
  void badVolumeIsRefused() {
    tasks.with("volumes", List.of("/only")).assertRefused("invalid docker volume");
  }

  @Test
  void hostPathsNeedTheAgentsPermissionAlsoThroughLinks() throws IOException {
    var other = new PodmanUnderTest().with("volumes", Values.of("enabled", false));
    try (Tasks guarded = Tasks.on(other)) {
      guarded.with("volumes", List.of("/etc:/v")).assertRefused("volumes are not enabled");
      Path link = guarded.spec("").directory().local().resolve("out");
      Files.createSymbolicLink(link, Path.of("/etc"));
      guarded.with("volumes", List.of("local/out:/v")).assertRefused("volumes are not enabled");
      guarded.with("volumes", List.of("local:/v"));
      assertThat(guarded.output("echo fine")).isEqualTo("fine");
    }
  }

  @Test
  void nomadsVolumesAreMounted() throws IOException {
    Files.writeString(host.resolve("f"), "volume");
    tasks.mounts(List.of(new Mount(host.toString(), "/data", true, "private")));
    assertThat(tasks.output("cat /data/f; echo; touch /data/g"))
        .contains("volume", "Read-only file system");
  }

  @Test
  void tmpfsHasItsOptions() {
    tasks.with("tmpfs", List.of("/one", "/two:size=1m,noexec"));
    assertThat(tasks.output("grep -E ' /(one|two) ' /proc/mounts"))
        .contains("/one tmpfs", "/two tmpfs", "size=1024k", "noexec");
  }

  @Test
  void devicesAreThereAndMissingOnesRefused() {
    tasks.with("devices", List.of("/dev/fuse:/dev/other:rw"));
    assertThat(tasks.output("ls -l /dev/other")).startsWith("c");
    tasks
        .called("two")
        .with("devices", List.of("/dev/none-such"))
        .assertRefusedAtLaunch("none-such");
    tasks.called("three").with("devices", List.of("/dev/fuse:x:y:z")).assertRefused("devices");
  }

  @Test
  void sharedMemoryHasTheSizeAndTheRootMayBeReadOnly() {
    tasks.with("shm_size", "3m").with("readonly_rootfs", true);
    assertThat(tasks.output("grep ' /dev/shm ' /proc/mounts; touch /x"))
        .contains("size=3072k", "Read-only file system");
  }
}
