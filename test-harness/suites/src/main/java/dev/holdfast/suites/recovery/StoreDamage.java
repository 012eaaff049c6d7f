package dev.holdfast.suites.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What happens to the files of a store while nobody looks. */
final class StoreDamage {
  private static final String ASIDE = ".damaged-";
  private static final int BITS = 8;

  private StoreDamage() {}

  /** The files that a store would read, the lock left out. */
  static List<Path> files(Path store) throws IOException {
    try (Stream<Path> entries = Files.list(store)) {
      return entries
          .filter(file -> !file.getFileName().toString().contains(ASIDE))
          .filter(file -> file.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  /** How many files were set aside so far. */
  static long setAside(Path store) throws IOException {
    try (Stream<Path> entries = Files.list(store)) {
      return entries.filter(file -> file.getFileName().toString().contains(ASIDE)).count();
    }
  }

  /** Cuts each file off somewhere. */
  static void truncate(Path store, RandomGenerator random) throws IOException {
    for (Path file : files(store)) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
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

  /** Copies a store as a backup would, while it may be written. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  /** Puts a copy in the place of the store. */
  static void restore(Path copy, Path store) throws IOException {
    Ground.delete(store);
    Files.move(copy, store);
  }
}
