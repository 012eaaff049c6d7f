package dev.holdfast.nomadside.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a small program of the machine and reads what it prints. */
final class Command {
  private static final int LIMIT_SECONDS = 30;

  private Command() {}

  /**
   * Standard output of the program.
   *
   * @throws IllegalStateException if it fails or takes longer than half a minute
   */
  static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("%s failed: %s".formatted(command, text));
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("%s was interrupted".formatted(command), stopped);
    }
  }
}
