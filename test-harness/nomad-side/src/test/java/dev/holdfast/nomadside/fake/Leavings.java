package dev.holdfast.nomadside.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that a driver makes and should remove.
 *
 * @param folder in which nothing else lies
 */
record Leavings(Path folder) {
  static Leavings in(Path home) {
    try {
      return new Leavings(Files.createDirectories(home.resolve("leavings")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(String taskId) {
    try {
      Files.writeString(folder.resolve(taskId.replace('/', '_')), taskId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them, whosever they are. */
  void remove() {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
