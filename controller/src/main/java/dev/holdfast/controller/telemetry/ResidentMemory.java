package dev.holdfast.controller.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how much memory this process has, from {@code /proc/self/status}. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern LINE = Pattern.compile("(?m)^VmRSS:\\s+([0-9]{1,15}) kB$");

  private ResidentMemory() {}

  /** In bytes; not a number where it cannot be read. */
  static double bytes() {
    try {
      Matcher line = LINE.matcher(Files.readString(STATUS));
      return line.find() ? Long.parseLong(line.group(1)) * 1024.0 : Double.NaN;
    } catch (IOException _) {
      return Double.NaN;
    }
  }
}
