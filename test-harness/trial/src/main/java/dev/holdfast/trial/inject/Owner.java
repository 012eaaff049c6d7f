package dev.holdfast.trial.inject;

import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which trial a folder belongs to.
 *
 * @param namespace in which the process has this number; others cannot be judged from here
 */
record Owner(ProcessIdentity process, String namespace) {
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
  private static final int FIELDS = 3;

  static Owner self() throws IOException {
    long pid = ProcessHandle.current().pid();
    return new Owner(
        Proc.identity(pid).orElseThrow(), Files.readSymbolicLink(NAMESPACE).toString());
  }

  /** As it stands in a file. */
  String text() {
    return "%d %d %s%n".formatted(process.pid(), process.startTicks(), namespace);
  }

  /** What a file says; empty where it is no such file. */
  static Optional<Owner> of(Path file) {
    try {
      String[] fields = Files.readString(file).strip().split(" ", -1);
      return fields.length == FIELDS
          ? Optional.of(
              new Owner(
                  new ProcessIdentity(Long.parseLong(fields[0]), Long.parseLong(fields[1])),
                  fields[2]))
          : Optional.empty();
    } catch (IOException | NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  /** Whether that trial is certainly gone. */
  boolean isGone() {
    try {
      return namespace.equals(Files.readSymbolicLink(NAMESPACE).toString())
          && !Proc.isAlive(process);
    } catch (IOException unknown) {
      return false;
    }
  }
}
