package dev.holdfast.suites.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The file in which root tells a plugin where to fail, and beside it what has fired. */
record ControlFile(Path path) {

  static ControlFile in(Workshop workshop) {
    return new ControlFile(workshop.root().resolve("failpoints"));
  }

  /** Replaces all rules in one step. */
  void say(String line) throws IOException {
    Path draft = Files.writeString(path.resolveSibling("draft"), line + "\n");
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** One line for each time that a rule did something. */
  List<String> fired() throws IOException {
    try {
      return Files.readAllLines(path.resolveSibling(path.getFileName() + ".fired"));
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }
}
