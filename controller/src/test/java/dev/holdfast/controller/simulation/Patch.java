package dev.holdfast.controller.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unified diff as {@code git diff} writes it, below a line that says what is wrong with it. Its
 * hunks are found by their text, not by their line numbers, and each must fit exactly once.
 *
 * @param hunks by the path of the file they are for, from the checkout's root
 */
record Patch(String name, String title, Map<String, List<Hunk>> hunks) {

  /** Some lines, and what becomes of them. */
  record Hunk(String before, String after) {}

  /** A patch that does not fit its source any more. */
  static final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoesNotFit(String message) {
      super(message);
    }
  }

  static Patch read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      String name = file.getFileName().toString().replace(".patch", "");
      return new Patch(name, lines.getFirst(), hunks(lines));
    } catch (IOException e) {
      throw new UncheckedIOException("the patch cannot be read: " + file, e);
    }
  }

  private static Map<String, List<Hunk>> hunks(List<String> lines) {
    Map<String, List<Hunk>> all = new LinkedHashMap<>();
    List<Hunk> ofFile = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("+++ b/")) {
        ofFile = all.computeIfAbsent(line.substring("+++ b/".length()), _ -> new ArrayList<>());
      } else if (line.startsWith("@@")) {
        ofFile.add(hunk(lines.subList(i + 1, endOfHunk(lines, i + 1))));
      }
    }
    return all;
  }

  private static int endOfHunk(List<String> lines, int from) {
    int end = from;
    while (end < lines.size() && !lines.get(end).startsWith("@@") && !isHeader(lines, end)) {
      end++;
    }
    return end;
  }

  private static boolean isHeader(List<String> lines, int index) {
    return lines.get(index).startsWith("diff --git ") || lines.get(index).startsWith("--- a/");
  }

  private static Hunk hunk(List<String> lines) {
    return new Hunk(text(lines, '+'), text(lines, '-'));
  }

  private static String text(List<String> lines, char without) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (line.isEmpty() || line.charAt(0) != without) {
        text.append(line.isEmpty() ? "" : line.substring(1)).append('\n');
      }
    }
    return text.toString();
  }

  /** The changed sources by their paths. */
  Map<String, String> apply(Path root) {
    Map<String, String> changed = new LinkedHashMap<>();
    hunks.forEach((path, ofFile) -> changed.put(path, apply(root.resolve(path), ofFile)));
    if (changed.isEmpty()) {
      throw new DoesNotFit(name + " changes nothing");
    }
    return changed;
  }

  private String apply(Path file, List<Hunk> ofFile) {
    try {
      String source = Files.readString(file);
      for (Hunk hunk : ofFile) {
        source = apply(file, source, hunk);
      }
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is for a file that cannot be read: " + file, e);
    }
  }

  private String apply(Path file, String source, Hunk hunk) {
    int at = source.indexOf(hunk.before());
    if (at < 0 || source.indexOf(hunk.before(), at + 1) >= 0) {
      throw new DoesNotFit(
          "%s does not fit %s any more: these lines are there %s:%n%s"
              .formatted(name, file, at < 0 ? "no more" : "more than once", hunk.before()));
    }
    return source.substring(0, at) + hunk.after() + source.substring(at + hunk.before().length());
  }
}
