package dev.holdfast.controller.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files in which the kernel tells of itself; whatever cannot be read is not known.
 *
 * @param proc where {@code proc(5)} is mounted
 */
record Kernel(Path proc) {
  static final Kernel HERE = new Kernel(Path.of("/proc"));

  private static final int DECIMAL = 10;

  Path process(long pid) {
    return proc.resolve(String.valueOf(pid));
  }

  static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException _) {
      return Optional.empty(); // It ended meanwhile, or this kernel has no such file.
    }
  }

  /** The number behind a name in a file with one of each on a line. */
  static @Nullable Long field(Path file, String name) {
    return text(file).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).replace(":", "").strip())
        .findFirst()
        .map(Kernel::parsed)
        .orElse(null);
  }

  private static @Nullable Long parsed(String text) {
    try {
      return Long.parseLong(text, DECIMAL);
    } catch (NumberFormatException _) {
      return null; // "max", for instance.
    }
  }

  /** The inode in a link such as {@code net:[4026531840]}. */
  static @Nullable Long inode(Path link) {
    return target(link)
        .map(it -> it.substring(it.indexOf('[') + 1, Math.max(0, it.length() - 1)))
        .map(Kernel::parsed)
        .orElse(null);
  }

  static Optional<String> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException _) {
      return Optional.empty(); // It was closed meanwhile.
    }
  }

  static Stream<Path> children(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.toList().stream();
    } catch (IOException _) {
      return Stream.empty(); // The process ended meanwhile.
    }
  }
}
