package dev.holdfast.store.mapdb;

import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A store of two generations whose last process was killed, and what can befall it. */
record Damages(Path folder) {
  static final int RECORDS = 6;

  static Damages of(Path folder) {
    return new Damages(folder);
  }

  /**
   * Leaves {@code tasks-3.db}, {@code journal-3.log}, {@code tasks-4.db} and a {@code
   * journal-4.log} with one change for each record, as a kill leaves them.
   */
  List<TaskRecord> prepare() throws IOException {
    Path living = Files.createTempDirectory("store");
    for (int round = 0; round < 3; round++) {
      try (StateStore store = MapDbStateStore.open(living)) {
        step(store);
      }
    }
    try (StateStore store = MapDbStateStore.open(living)) {
      step(store);
      copy(living, folder);
      return store.all();
    } finally {
      delete(living);
    }
  }

  private static void step(StateStore store) {
    for (int i = 0; i < RECORDS; i++) {
      store.put(store.get(Records.slot(i)).map(Records::next).orElse(Records.first(i)));
    }
  }

  /** The files that matter for a store, without lock and owner. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : new StoreFolder(from).files()) {
      Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    Files.delete(folder);
  }

  static void flip(Path file, int offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[offset] ^= 0x10;
    Files.write(file, bytes);
  }
}
