package dev.holdfast.suites.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param descriptors open file descriptors
 * @param threads of the operating system
 */
public record PluginLoad(int descriptors, int threads) {
  /** Garbage collection and idle pools make both numbers breathe. */
  private static final int DESCRIPTOR_SLACK = 8;

  private static final int THREAD_SLACK = 12;

  /** What this process holds now. */
  public static PluginLoad of(long pid) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    return new PluginLoad(count(process.resolve("fd")), count(process.resolve("task")));
  }

  private static int count(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.count();
    }
  }

  /** Whether the last one is no more than the first one, but for the breathing. */
  public static boolean isFlat(List<PluginLoad> loads) {
    PluginLoad first = loads.getFirst();
    PluginLoad last = loads.getLast();
    return last.descriptors <= first.descriptors + DESCRIPTOR_SLACK
        && last.threads <= first.threads + THREAD_SLACK;
  }
}
