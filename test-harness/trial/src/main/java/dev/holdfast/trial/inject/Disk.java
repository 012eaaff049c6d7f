package dev.holdfast.trial.inject;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The file system that the plugin's state lies on. */
record Disk(Ground ground) {
  private static final int BLOCK = 64 * 1024;

  /** Fills it to the last byte for a while. */
  String full(Duration hold) throws IOException {
    Path filler = ground.state().resolve("filler-of-the-trial");
    try {
      long bytes = fill(filler);
      Pause.of(hold);
      return "filled with %d bytes".formatted(bytes);
    } finally {
      Files.deleteIfExists(filler);
    }
  }

  private static long fill(Path filler) throws IOException {
    long written = 0;
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (int size = BLOCK; size > 0; ) {
        try {
          out.write(new byte[size]);
          written += size;
        } catch (IOException full) {
          size /= 2;
        }
      }
    }
    return written;
  }

  /**
   * Forbids writes from now on. The kernel refuses that while a file is open for writing, so the
   * plugin must be dead.
   */
  void readOnly() throws IOException {
    ground.readOnly();
  }

  /** What was not synced is lost; the plugin must be dead. */
  void cutPower() throws IOException {
    ground.cutPower();
  }

  void writable() throws IOException {
    ground.writable();
  }
}
