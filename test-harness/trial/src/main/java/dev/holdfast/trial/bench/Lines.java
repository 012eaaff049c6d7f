package dev.holdfast.trial.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Which of the numbered lines arrived.
 *
 * @param lost that never did
 * @param doubled arrivals beyond the first
 * @param strange lines that nobody printed, such as halves
 */
record Lines(long lost, long doubled, long strange) {

  /** Counts the lines 1 to {@code expected} of a file; a missing file has none of them. */
  static Lines count(Path file, int expected) throws IOException {
    BitSet seen = new BitSet(expected + 1);
    long doubled = 0;
    long strange = 0;
    if (Files.exists(file)) {
      try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          int number = number(line, expected);
          strange += number == 0 ? 1 : 0;
          doubled += number != 0 && seen.get(number) ? 1 : 0;
          seen.set(number);
        }
      }
    }
    seen.clear(0);
    return new Lines(expected - seen.cardinality(), doubled, strange);
  }

  private static int number(String line, int expected) {
    if (!line.matches("[1-9][0-9]{0,8}")) {
      return 0;
    }
    int number = Integer.parseInt(line);
    return number <= expected ? number : 0;
  }
}
