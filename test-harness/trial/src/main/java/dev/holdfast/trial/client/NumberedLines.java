package dev.holdfast.trial.client;

import dev.holdfast.trial.history.Lines;
import dev.holdfast.trial.history.LinesRead;
import dev.holdfast.trial.history.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the numbered lines that arrived with what their writers noted. */
final class NumberedLines {
  private static final String NOTE = "lines-";

  /** What a driver writes around a line is told by the conformance rows; here a line counts. */
  private static final Pattern NUMBERS =
      Pattern.compile("(?:.*\\D)?(\\d{1,9}) (\\d{1,18})\\s*", Pattern.DOTALL);

  /** More would only make the history long. */
  private static final int MOST_PARTS = 20;

  private NumberedLines() {}

  /**
   * One event for each copy that wrote.
   *
   * @param output as the client's log file has it
   * @param notes folder of the notes
   */
  static List<LinesRead> of(long atNanos, Slot slot, String output, Path notes) throws IOException {
    Map<Integer, List<Lines>> arrived = arrived(output);
    List<LinesRead> read = new ArrayList<>();
    for (int writer = 1; Files.exists(notes.resolve(NOTE + writer)); writer++) {
      long written = noted(Files.readString(notes.resolve(NOTE + writer)));
      read.add(
          new LinesRead(atNanos, slot, writer, written, arrived.getOrDefault(writer, List.of())));
    }
    return read;
  }

  /** The last whole line of the notes. */
  private static long noted(String notes) {
    String whole = notes.substring(0, notes.lastIndexOf('\n') + 1).strip();
    return whole.isEmpty() ? -1 : Long.parseLong(whole.substring(whole.lastIndexOf('\n') + 1));
  }

  private static Map<Integer, List<Lines>> arrived(String output) {
    Map<Integer, List<Lines>> arrived = new TreeMap<>();
    for (String line : output.split("\n", -1)) {
      Matcher numbers = NUMBERS.matcher(line);
      if (numbers.matches()) {
        List<Lines> known =
            arrived.computeIfAbsent(Integer.valueOf(numbers.group(1)), _ -> new ArrayList<>());
        add(known, Long.parseLong(numbers.group(2)));
      }
    }
    return arrived;
  }

  private static void add(List<Lines> known, long number) {
    if (!known.isEmpty() && known.getLast().to() + 1 == number) {
      known.set(known.size() - 1, new Lines(known.getLast().from(), number));
    } else if (known.size() < MOST_PARTS) {
      known.add(new Lines(number, number));
    }
  }
}
