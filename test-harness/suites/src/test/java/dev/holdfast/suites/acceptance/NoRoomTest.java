package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Ground;
import dev.holdfast.suites.recovery.Script;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** The plugin's disk, its inodes or its descriptors are used up for a while. */
@NeedsNode
class NoRoomTest {
  private static final int TASKS = 5;
  private static final int MOST_STARTS = 10;

  /** Something that is used up, and given back. */
  private interface Shortage {
    void begin() throws IOException;

    void end() throws IOException;
  }

  @EachSeed
  @Tag("A24")
  @DisplayName(
      "A24 with the disk full tasks live, starts fail with the reason, and all works after it")
  void aFullDiskEndsNothing() throws Exception {
    Ground ground = Ground.fresh();
    Path filler = ground.state().resolve("filler");
    played(
        ground,
        "size=24m",
        "No space left on device",
        new Shortage() {
          @Override
          public void begin() throws IOException {
            Shell.run("/bin/sh", "-c", "dd if=/dev/zero of=%s bs=4k; true".formatted(filler));
          }

          @Override
          public void end() throws IOException {
            Files.delete(filler);
          }
        });
  }

  @EachSeed
  @Tag("A24")
  @DisplayName("A24 on a disk that became read-only tasks live, and all works after it")
  void aReadOnlyDiskEndsNothing() throws Exception {
    Ground ground = Ground.fresh();
    String disk = ground.state().toString();
    Mounted mounted = Mounted.at(ground.state(), "size=24m");
    try (Stage stage = Stage.open(ground, Map.of(), plugin -> plugin).with(mounted)) {
      List<RigTask> tasks = stage.startSteady(TASKS);
      var copies = Stage.copies(tasks);
      stage.rig().killPlugin();
      Shell.run("mount", "-o", "remount,ro", disk);
      stage.rig().relaunch();
      DriverException refused =
          catchThrowableOfType(DriverException.class, () -> tasks.getFirst().recover());
      assertThat(refused.text()).contains("Read-only file system");
      Shell.run("mount", "-o", "remount,rw", disk);
      stage.strike();
      tasks.forEach(RigTask::recover);
      assertThat(Stage.copies(tasks)).isEqualTo(copies);
    }
  }

  @EachSeed
  @Tag("A24")
  @DisplayName("A24 without descriptors tasks live and no end is invented, and all works after it")
  void noDescriptorsEndNothing() throws Exception {
    String[] limits = {"--nofile=16:20000", "--nofile=20000:20000"};
    starved(
        "Too many open files",
        pid ->
            new Shortage() {
              @Override
              public void begin() throws IOException {
                Shell.run("prlimit", "--pid", String.valueOf(pid), limits[0]);
              }

              @Override
              public void end() throws IOException {
                Shell.run("prlimit", "--pid", String.valueOf(pid), limits[1]);
              }
            });
  }

  @EachSeed
  @Tag("A24")
  @DisplayName("A24 without process numbers tasks live and no end is invented, and all works after")
  void noProcessNumbersEndNothing() throws Exception {
    starved(
        "",
        pid ->
            new Shortage() {
              private final ProcessNumbers numbers = ProcessNumbers.of(pid);

              @Override
              public void begin() throws IOException {
                numbers.useUp();
              }

              @Override
              public void end() throws IOException {
                numbers.giveBack();
              }
            });
  }

  /** The plugin lacks what any process needs; whether a start works then is not what counts. */
  private static void starved(String reason, LongFunction<Shortage> shortages) throws Exception {
    try (Stage stage = Stage.open(Map.of("launch_timeout", "5s"))) {
      List<RigTask> tasks = stage.startSteady(TASKS);
      var copies = Stage.copies(tasks);
      List<CompletableFuture<ExitReport>> waits = tasks.stream().map(RigTask::waiting).toList();
      Shortage shortage = shortages.apply(stage.rig().instance().process().pid());
      shortage.begin();
      CompletableFuture<String> attempt = CompletableFuture.supplyAsync(() -> refusal(stage));
      assertThat(attempt).succeedsWithin(Stage.PATIENCE).asString().contains(reason);
      assertThat(waits).noneMatch(CompletableFuture::isDone);
      shortage.end();
      RigTask after = stage.start(Script.steady("after"));
      after.stop(Stage.PATIENCE, "");
      assertThat(after.await(Stage.PATIENCE).signal()).isEqualTo(15);
      assertThat(Stage.copies(tasks)).isEqualTo(copies);
      assertThat(waits).noneMatch(CompletableFuture::isDone);
    }
  }

  /** The journal's last page may have room for a few records yet; such a start is a sound one. */
  private static void startUntilRefused(Stage stage) throws IOException {
    for (int i = 0; i < MOST_STARTS; i++) {
      stage.rig().start(Script.steady("no" + i).withoutLogs());
    }
  }

  /** Why a start fails, and that only for now; empty where it works. */
  private static String refusal(Stage stage) {
    try {
      stage.rig().start(Script.steady("meanwhile").withoutLogs());
      return "";
    } catch (DriverException refused) {
      assertThat(refused.recoverable()).isTrue();
      return refused.text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void played(Ground ground, String size, String reason, Shortage shortage)
      throws Exception {
    Mounted mounted = Mounted.at(ground.state(), size);
    try (Stage stage = Stage.open(ground, Map.of(), plugin -> plugin).with(mounted)) {
      List<RigTask> tasks = stage.startSteady(TASKS);
      var copies = Stage.copies(tasks);
      List<CompletableFuture<ExitReport>> waits = tasks.stream().map(RigTask::waiting).toList();
      shortage.begin();
      DriverException refused =
          catchThrowableOfType(DriverException.class, () -> startUntilRefused(stage));
      assertThat(refused.text()).contains(reason);
      assertThat(refused.recoverable()).isTrue();
      assertThat(waits).noneMatch(CompletableFuture::isDone);
      assertThat(Stage.copies(tasks)).isEqualTo(copies);
      shortage.end();
      RigTask after = stage.start(Script.steady("after"));
      after.stop(Stage.PATIENCE, "");
      assertThat(after.await(Stage.PATIENCE).signal()).isEqualTo(15);
    }
  }

  /** A small file system in memory. */
  private record Mounted(Path point) implements Closeable {
    static Mounted at(Path point, String options) throws IOException {
      Files.createDirectories(point);
      Shell.run(
          "mount", "-t", "tmpfs", "-o", options + ",mode=0700", "acceptance", point.toString());
      return new Mounted(point);
    }

    @Override
    public void close() throws IOException {
      Shell.run("umount", "-l", point.toString());
    }
  }
}
