package dev.holdfast.suites.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a process costs, from {@code /proc}. */
final class ProcessCost {
  private static final double TICKS_PER_SECOND = 100.0;

  private ProcessCost() {}

  /** Resident memory in MiB. */
  static double residentMib(long pid) {
    return read(pid, "status")
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** User and system time so far, in seconds. */
  static double cpuSeconds(long pid) {
    return seconds(read(pid, "stat"), 11, 12);
  }

  /** The same with children that it has waited for; empty where it has ended. */
  static Optional<Double> wholeCpuSeconds(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return Optional.of(seconds(stat, 11, 12, 13, 14));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The sum of these counters of ticks, numbered from the field behind the name. */
  private static double seconds(String stat, int... counters) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return IntStream.of(counters).mapToLong(i -> Long.parseLong(fields[i])).sum()
        / TICKS_PER_SECOND;
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
