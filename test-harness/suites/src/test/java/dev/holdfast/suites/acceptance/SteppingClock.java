package dev.holdfast.suites.acceptance;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.machine.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * A wall clock for one program, which steps when it is told to; the machine's own stays as it is.
 *
 * @param library put before libc
 * @param offset file of eight bytes: by how many seconds it differs
 */
record SteppingClock(Path library, Path offset) {

  /** Made with the machine's C compiler; the test is skipped where there is none. */
  static SteppingClock compiled(Path folder) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/cc")),
        "there is no C compiler for a clock that steps");
    Path source = folder.resolve("clock.c");
    try (InputStream text =
        Objects.requireNonNull(SteppingClock.class.getResourceAsStream("clock.c"))) {
      Files.copy(text, source);
    }
    Path library = folder.resolve("clock.so");
    Shell.run("cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString());
    SteppingClock clock = new SteppingClock(library, folder.resolve("clock.offset"));
    clock.step(Duration.ZERO);
    return clock;
  }

  /** The plugin as it is to be launched. */
  PluginFile worn(PluginFile plain) {
    return plain
        .withVariable("LD_PRELOAD", library.toString())
        .withVariable("CLOCK_OFFSET_FILE", offset.toString());
  }

  /** From now on it differs from the machine's by this. */
  void step(Duration by) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(offset.toFile(), "rw")) {
      file.writeLong(Long.reverseBytes(by.toSeconds()));
    }
  }
}
