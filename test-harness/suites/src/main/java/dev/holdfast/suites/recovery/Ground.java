package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.suites.PluginUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders of one run, on a disk that outlives a reboot.
 *
 * @param home short, because a socket's path has to fit into it
 */
public record Ground(Path home) implements AutoCloseable {
  private static final Path PARENT = Path.of("/var/tmp");

  /** A new place. */
  public static Ground fresh() throws IOException {
    return at(Files.createTempDirectory(PARENT, "hf"));
  }

  /** The place of this name, made where it is missing. */
  public static Ground at(Path home) throws IOException {
    Ground ground = new Ground(home);
    Files.createDirectories(ground.data());
    return ground;
  }

  /** The client's data folder. */
  public Path data() {
    return home.resolve("c");
  }

  /** The plugin's state folder. */
  public Path state() {
    return home.resolve("s");
  }

  /** The files of the plugin's store. */
  public Path store() {
    return state().resolve("store");
  }

  /** The plugin under test. */
  public PluginFile plugin() {
    return PluginFile.of(PluginUnderTest.executable());
  }

  /** Short patience with what nobody claims, so that a test can wait for it. */
  public Map<String, Object> options() {
    return Map.of(
        "state_dir",
        state().toString(),
        "claim_window",
        "15s",
        "tombstone_retention",
        "5s",
        "relist_interval",
        "5s");
  }

  String optionsAsJson() {
    return options().entrySet().stream()
        .map(option -> "\"%s\": \"%s\"".formatted(option.getKey(), option.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public void close() throws IOException {
    delete(home);
  }

  /** Removes a folder with everything in it. */
  public static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
