package dev.holdfast.suites.recovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of the machine. */
public final class Shell {
  private static final int LIMIT_SECONDS = 60;

  private Shell() {}

  /**
   * What the program printed.
   *
   * @throws IOException if it fails or takes longer than a minute
   */
  public static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("%s failed: %s".formatted(List.of(command), text));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("%s was interrupted".formatted(List.of(command)), e);
    }
    return text;
  }
}
