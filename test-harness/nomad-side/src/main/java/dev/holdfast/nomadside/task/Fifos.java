package dev.holdfast.nomadside.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes named pipes with the machine's own tool, so that no native code is needed. */
public final class Fifos {
  private Fifos() {}

  /** Makes a pipe of mode 0600; one that is there already is left as it is. */
  public static void make(Path path) throws IOException {
    if (Files.exists(path)) {
      return;
    }
    Process process = new ProcessBuilder("mkfifo", "-m", "0600", path.toString()).start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("mkfifo could not make " + path);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("mkfifo was interrupted for " + path, stopped);
    }
  }
}
