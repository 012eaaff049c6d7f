package dev.holdfast.trial.cli;

import dev.holdfast.trial.fault.Catalogue;
import java.io.PrintWriter;

/** Shows a catalogue to a person. */
final class FaultList {
  private FaultList() {}

  static void print(Catalogue catalogue, PrintWriter out) {
    catalogue.usable().forEach(kind -> out.printf("  %s%n", kind.name()));
    catalogue
        .skipped()
        .forEach(
            skipped -> out.printf("  %s - skipped: %s%n", skipped.kind().name(), skipped.reason()));
    out.flush();
  }
}
