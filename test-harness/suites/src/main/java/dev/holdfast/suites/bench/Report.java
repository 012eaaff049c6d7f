package dev.holdfast.suites.bench;

import java.io.PrintStream;

/** Prints a Markdown table, row by row as it comes. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
    out.println("| figure | bar | measured |");
    out.println("|---|---|---|");
  }

  void row(String figure, String bar, String measured) {
    out.println("| " + figure + " | " + bar + " | " + measured + " |");
  }
}
