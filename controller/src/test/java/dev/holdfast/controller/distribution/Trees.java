package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Trees {
  private Trees() {}

  /** Removes a folder or file; one that is not there is removed already. */
  static void remove(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> below = Files.walk(root)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Copies what links point to instead of the links. */
  static void copy(Path from, Path to) throws IOException {
    for (Path path : list(from, FileVisitOption.FOLLOW_LINKS)) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.createDirectories(target.getParent());
        Files.copy(
            path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Everything below, the folder itself first, in an order that is always the same. */
  static List<Path> list(Path root, FileVisitOption... options) throws IOException {
    try (Stream<Path> below = Files.walk(root, options)) {
      return below.sorted().toList();
    }
  }
}
