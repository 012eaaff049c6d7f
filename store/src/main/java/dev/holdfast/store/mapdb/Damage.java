package dev.holdfast.store.mapdb;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that could not be read.
 *
 * @param file the file to set aside, or empty where there is none
 * @param what a clause that begins with the file's name, without a full stop
 */
record Damage(Optional<Path> file, String what) {

  static Damage in(Path file, String what) {
    return new Damage(Optional.of(file), file.getFileName() + " " + what);
  }

  static Damage lost(String what) {
    return new Damage(Optional.empty(), what);
  }

  /** As a sentence, where the file stays as it is. */
  String sentence() {
    return what + ".";
  }
}
