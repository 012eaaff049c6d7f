package dev.holdfast.controller.dump;

import java.util.List;

/**
 * What changed from one image to another, in words.
 *
 * @param summary one sentence
 * @param changes empty where nothing changed
 */
public record Comparison(String summary, List<Change> changes) {
  public Comparison {
    changes = List.copyOf(changes);
  }

  /**
   * One thing that is not as it was.
   *
   * @param kind {@code node}, {@code new}, {@code gone} or {@code changed}
   * @param what the task, or {@code node}
   * @param words what changed, one thing each
   */
  public record Change(String kind, String what, List<String> words) {
    public Change {
      words = List.copyOf(words);
    }
  }

  /** For people; no line is longer than {@value TableRenderer#WIDTH} columns. */
  public String text() {
    StringBuilder text = new StringBuilder(line(summary, ""));
    for (Change change : changes) {
      text.append(line(change.what() + ": " + change.words().getFirst(), ""));
      change.words().stream().skip(1).forEach(word -> text.append(line(word, "    ")));
    }
    return text.toString();
  }

  private static String line(String text, String indent) {
    return String.join("\n", Words.wrapped(text, TableRenderer.WIDTH, indent)) + "\n";
  }
}
