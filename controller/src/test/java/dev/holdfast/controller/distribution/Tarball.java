package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder as one file, with times kept: the cache is refused with a runtime of another age. */
final class Tarball {
  private Tarball() {}

  static void pack(Path folder, Path file) throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    List<String> command =
        List.of(
            "tar",
            "--create",
            "--use-compress-program=gzip -4 --no-name",
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--file=" + file,
            "--directory=" + folder.getParent(),
            folder.getFileName().toString());
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("tar could not pack " + folder + "; its message is above");
    }
  }
}
