package dev.holdfast.runtime.linux.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kernel's counter files. What cannot be read or understood is not there. */
public final class CounterFiles {
  private CounterFiles() {}

  /** A file that holds one number. */
  public static Optional<Long> number(Path file) {
    return lines(file).stream().findFirst().flatMap(CounterFiles::parse);
  }

  /** A file of lines with a name and a number each. */
  public static Map<String, Long> table(Path file) {
    Map<String, Long> table = new HashMap<>();
    for (String line : lines(file)) {
      int blank = line.indexOf(' ');
      if (blank > 0) {
        parse(line.substring(blank + 1))
            .ifPresent(value -> table.put(line.substring(0, blank), value));
      }
    }
    return table;
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Negative numbers are the kernel's way to say that there is none. */
  private static Optional<Long> parse(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip())).filter(value -> value >= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
