package dev.holdfast.controller.failpoints;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakeRuntimeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A control file of this process's user, and lives of a plugin that follow it. */
final class Rig {
  final Path file;
  final List<String> exits = new ArrayList<>();
  private final int user;

  Rig(Path folder) throws IOException {
    file = folder.resolve("failpoints");
    user = (Integer) Files.getAttribute(folder, "unix:uid");
    say("");
  }

  /** The exit of a test's plugin. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  ControlFile control() {
    return new ControlFile(file, user);
  }

  Rig say(String... lines) throws IOException {
    Path draft = file.resolveSibling("draft");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, String.join("\n", lines));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return this;
  }

  /** A process that starts now. */
  Failpoints life() throws IOException {
    Points points = Points.of(List.of(new FakeRuntimeProvider(new FakeNode(Clock.systemUTC()))));
    return new Failpoints(
        control(),
        points,
        Clock.systemUTC(),
        () -> {
          exits.add("exit");
          throw new Died();
        });
  }

  /** What fired, each as point, whose and hit. */
  List<String> fired() throws IOException {
    try {
      return Files.readAllLines(file.resolveSibling("failpoints.fired")).stream()
          .map(line -> line.split("\t", -1))
          .map(fields -> fields[2] + " " + fields[3] + " " + fields[4])
          .toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }
}
