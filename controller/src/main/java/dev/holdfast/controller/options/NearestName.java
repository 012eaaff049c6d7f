package dev.holdfast.controller.options;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearestName {
  private static final int LONGEST_COMPARED = 64;

  private NearestName() {}

  /** The known name with the fewest typing errors between; empty only where none is known. */
  public static Optional<String> of(String name, Collection<String> known) {
    String typed = comparable(name);
    return known.stream()
        .sorted()
        .min(comparingInt(candidate -> distance(typed, comparable(candidate))));
  }

  /**
   * The end of an error message about an unknown name, with neither blank before nor stop after.
   */
  public static String hint(String name, Collection<String> known) {
    return of(name, known)
        .map(nearest -> "the nearest known one is " + nearest)
        .orElse("none is known here");
  }

  private static String comparable(String name) {
    String head = name.length() > LONGEST_COMPARED ? name.substring(0, LONGEST_COMPARED) : name;
    return head.toLowerCase(Locale.ROOT);
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int step(int[][] cost, String from, String to, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    return swapped(from, to, i, j) ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private static boolean swapped(String from, String to, int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
