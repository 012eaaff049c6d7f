package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.observe.Inventory;
import dev.holdfast.nomadside.observe.Observer;
import dev.holdfast.nomadside.observe.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Looks for what a plugin left on the machine: units, control groups, pipes, processes, files. */
final class Leftovers {
  private static final Duration SETTLING = Duration.ofSeconds(15);
  private static final Path BOOT_SCOPED = Path.of("/run/holdfast");

  private final Path data;
  private final Observer observer;
  private final Inventory before;
  private final List<Path> environmentsBefore;

  private Leftovers(Path data, Observer observer) throws IOException {
    this.data = data;
    this.observer = observer;
    this.before = observer.inventory();
    this.environmentsBefore = environments();
  }

  /** Notes what is there now. */
  static Leftovers since(Path data) throws IOException {
    return new Leftovers(
        data, new Observer("holdfast-*", path -> path.contains("/holdfast-"), data));
  }

  /** Systemd unloads units some moments after they end. */
  void assertNone() {
    await()
        .atMost(SETTLING)
        .untilAsserted(() -> {
          Inventory more = observer.inventory().since(before);
          assertThat(more.isEmpty()).as("left behind: %s", more).isTrue();
          assertThat(processes()).as("processes left behind").isEmpty();
          assertThat(environments())
              .as("files of environments left behind")
              .isSubsetOf(environmentsBefore);
        });
  }

  /** Processes of tasks of this data folder, by the variables that Nomad gave them. */
  private List<String> processes() throws IOException {
    return Proc.pids().stream()
        .filter(pid ->
            Proc.environment(pid).getOrDefault("NOMAD_ALLOC_DIR", "").startsWith(data.toString()))
        .map(pid -> pid + " " + Proc.commandLine(pid))
        .toList();
  }

  private static List<Path> environments() throws IOException {
    if (!Files.exists(BOOT_SCOPED)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(BOOT_SCOPED)) {
      return files
          .filter(file -> file.toString().contains("/environment/"))
          .filter(Files::isRegularFile)
          .toList();
    }
  }
}
