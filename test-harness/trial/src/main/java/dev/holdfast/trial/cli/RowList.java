package dev.holdfast.trial.cli;

import dev.holdfast.trial.check.Invariant;
import dev.holdfast.trial.conformance.Rows;
import java.io.PrintWriter;

/** Shows a person what is tried and what is judged. */
final class RowList {
  private RowList() {}

  static void print(PrintWriter out) {
    out.println("conformance: the rows of the protocol, in the order in which they are tried");
    out.println();
    for (Rows.Told row : Rows.told()) {
      out.println(row.name());
      out.println("    " + row.text());
      if (!row.leftOutBy().isEmpty()) {
        out.println("    Left out by a profile with " + row.leftOutBy() + ".");
      }
    }
    out.println();
    out.println("recovery: what every case of faults is judged by (--list-faults has the faults)");
    out.println();
    for (Invariant invariant : Invariant.values()) {
      out.printf("%-4s %s%n", invariant.name(), invariant.promise());
    }
    out.flush();
  }
}
