package dev.holdfast.runtime.podman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A program {@code docker-credential-NAME} on this node's search path, for one test. */
record Helper(String name, Path program) implements AutoCloseable {
  private static final Path FOLDER = Path.of("/usr/local/bin");

  /** Installs a shell script under a helper's name. */
  static Helper install(String name, String script) {
    try {
      Path program = FOLDER.resolve("docker-credential-" + name);
      Files.writeString(program, "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new Helper(name, program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
