package dev.holdfast.suites.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for one plugin: its state, and the allocations of its tasks.
 *
 * @param root removed with everything below it at the end
 */
record Workshop(Path root) {

  static Workshop make() throws IOException {
    Workshop made = new Workshop(Files.createTempDirectory("conformance"));
    Files.setAttribute(made.root, "unix:mode", 0755);
    Files.createDirectory(made.data());
    return made;
  }

  Path state() {
    return root.resolve("state");
  }

  /** What an agent calls its data folder. */
  Path data() {
    return root.resolve("data");
  }

  void remove() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
