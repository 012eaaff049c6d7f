package dev.holdfast.suites.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Turns the kernel's start times into times of the day, in UTC. */
final class Clock {
  /** The kernel shows ticks of this length to programs, whatever it uses itself. */
  private static final long TICK_MILLIS = 10;

  private static final DateTimeFormatter WITH_TENTHS = DateTimeFormatter.ofPattern("HH:mm:ss.S");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Clock() {}

  static String now() {
    return LocalTime.now(ZoneOffset.UTC).format(SECONDS);
  }

  static String timeOf(long startTicks) {
    Instant start = Instant.ofEpochSecond(bootSeconds()).plusMillis(startTicks * TICK_MILLIS);
    return start.atZone(ZoneOffset.UTC).format(WITH_TENTHS);
  }

  private static long bootSeconds() {
    try {
      return Files.readAllLines(Path.of("/proc/stat")).stream()
          .filter(line -> line.startsWith("btime "))
          .mapToLong(line -> Long.parseLong(line.substring("btime ".length())))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
