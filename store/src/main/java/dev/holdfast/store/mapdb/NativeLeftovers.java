package dev.holdfast.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MapDB's hash library unpacks a shared object into the temporary folder, to be removed when the
 * JVM ends; a plugin that is killed would leave one behind each time. Once it is mapped its name is
 * not needed any more.
 */
final class NativeLeftovers {
  private static final Logger log = LoggerFactory.getLogger(NativeLeftovers.class);
  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final String NAME = "/liblz4-java";

  private NativeLeftovers() {}

  /** Removes the name of what this process has mapped; of no other process. */
  static void remove() {
    try {
      for (Path library : mapped()) {
        Files.deleteIfExists(library);
      }
    } catch (IOException e) {
      log.debug("An unpacked library stays in the temporary folder: {}", e.toString());
    }
  }

  private static List<Path> mapped() throws IOException {
    try (Stream<String> lines = Files.lines(MAPPED)) {
      return lines
          .filter(line -> line.contains(NAME) && line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .distinct()
          .toList();
    }
  }
}
