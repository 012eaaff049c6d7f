package dev.holdfast.nomadside.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of the machine. */
public final class Shell {
  private static final int LIMIT_SECONDS = 120;

  private Shell() {}

  /**
   * What the program printed, errors among it. Children that it leaves behind are not waited for.
   *
   * @throws IOException if it fails or takes longer than two minutes
   */
  public static String run(String... command) throws IOException {
    // Read from a pipe, a child that holds it open would make the wait endless.
    Path printed = Files.createTempFile("shell", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      process.getOutputStream().close();
      boolean fine = ended(process, command) && process.exitValue() == 0;
      String text = new String(Files.readAllBytes(printed), StandardCharsets.UTF_8);
      if (!fine) {
        throw new IOException("%s failed: %s".formatted(List.of(command), text.strip()));
      }
      return text;
    } finally {
      Files.delete(printed);
    }
  }

  private static boolean ended(Process process, String... command) throws IOException {
    try {
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      return ended;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("%s was interrupted".formatted(List.of(command)), e);
    }
  }
}
