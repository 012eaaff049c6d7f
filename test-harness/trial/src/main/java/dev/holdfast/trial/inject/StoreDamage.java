package dev.holdfast.trial.inject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What happens to the files of a driver's memory while it is dead. */
final class StoreDamage {
  private static final int BITS = 8;

  private StoreDamage() {}

  private static List<Path> files(Path store) throws IOException {
    if (!Files.isDirectory(store)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.walk(store)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  /** Cuts each file off somewhere. */
  static void truncate(Path store, RandomGenerator random) throws IOException {
    for (Path file : files(store)) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }
  }

  /** Turns one bit of each file over. */
  static void flip(Path store, RandomGenerator random) throws IOException {
    for (Path file : files(store)) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(BITS));
      Files.write(file, bytes);
    }
  }

  static void delete(Path store) throws IOException {
    Ground.delete(store);
  }
}
