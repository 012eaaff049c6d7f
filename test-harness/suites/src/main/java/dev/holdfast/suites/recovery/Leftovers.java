package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.machine.Shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.observe.Observer;
import dev.holdfast.nomadside.observe.Workloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a driver may leave on a machine: units, their files, cgroups, mounts, files below {@code
 * /run/holdfast}, and processes of tasks; beside these what the command says that {@code
 * HOLDFAST_TASK_LEFTOVERS} names, a line for each. Nomad's pipes are Nomad's to remove.
 */
public final class Leftovers {
  private static final String COMMAND = "HOLDFAST_TASK_LEFTOVERS";
  private static final String UNITS = "holdfast-*";
  private static final Duration TIDY = Duration.ofSeconds(45);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final List<Path> FOLDERS =
      List.of(Path.of("/run/holdfast"), Path.of("/run/systemd/transient"));

  private Leftovers() {}

  /**
   * Waits until nothing is here that was not here before. A driver may need its claim window and
   * its retention for what a client asked to destroy in the moment of the driver's death.
   */
  public static void awaitNone(Ground ground, SortedSet<String> before) {
    await("nothing is left of the tasks")
        .atMost(TIDY)
        .pollInterval(POLL)
        .untilAsserted(() -> {
          SortedSet<String> left = new TreeSet<>(now(ground.home()));
          left.removeAll(before);
          assertThat(left).isEmpty();
        });
  }

  /** Everything of that kind that is here now, each in words. */
  public static SortedSet<String> now(Path home) {
    try {
      SortedSet<String> found = new TreeSet<>();
      Observer observer = new Observer(UNITS, path -> path.contains("/holdfast-"), home);
      var inventory = observer.inventory();
      inventory.units().forEach(unit -> found.add("unit " + unit));
      inventory.cgroups().forEach(group -> found.add("cgroup " + group));
      inventory.mounts().forEach(mount -> found.add("mount " + mount));
      Workloads.processes().keySet().forEach(slot -> found.add("process of " + slot));
      for (Path folder : FOLDERS) {
        found.addAll(files(folder));
      }
      String command = System.getenv().getOrDefault(COMMAND, "");
      if (!command.isEmpty()) {
        found.addAll(Shell.run(command).lines().toList());
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedSet<String> files(Path folder) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(folder, new Collect(found));
    }
    return found;
  }

  private static final class Collect extends SimpleFileVisitor<Path> {
    private final SortedSet<String> found;

    Collect(SortedSet<String> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().contains("holdfast") && !isDrivers(file)) {
        found.add("file " + file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** A driver's helpers may keep a log and a lock, as the driver itself does, for all tasks. */
    private static boolean isDrivers(Path file) {
      return file.toString().endsWith(".log") || file.toString().endsWith(".lock");
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
