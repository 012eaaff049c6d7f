package dev.holdfast.runtime.podman.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel grants processes of this service. */
final class ProcessLimits {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final long PODMANS_OWN = 1_048_576;

  private ProcessLimits() {}

  /** The hard limit of this line, but no more than what Podman takes by itself. */
  static String hardest(String line) {
    try {
      return Files.readAllLines(LIMITS).stream()
          .filter(text -> text.startsWith(line))
          .map(text -> text.substring(line.length()).strip().split("\\s+")[1])
          .filter(text -> !text.equals("unlimited"))
          .map(text -> "" + Math.min(PODMANS_OWN, Long.parseLong(text)))
          .findFirst()
          .orElse("" + PODMANS_OWN);
    } catch (IOException _) {
      return "" + PODMANS_OWN;
    }
  }
}
