package dev.holdfast.trial.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What goes on right now, as a line. Safe for use by several threads. */
final class Moment {
  private static final int NAMED = 4;

  private String label = "";
  private long beganNanos;
  private int planned;
  private int struck;
  private String step = "";
  private String waits = "";

  /** A row of the protocol begins. */
  synchronized void row(String name) {
    began(name, 0);
  }

  /** A case begins. */
  synchronized void began(String name, int faults) {
    label = name;
    beganNanos = System.nanoTime();
    planned = faults;
    struck = 0;
    step = "begin";
    waits = "";
  }

  synchronized void step(String name) {
    step = name;
    waits = "";
  }

  synchronized void struck() {
    struck++;
  }

  synchronized void waits(String tasks) {
    waits = tasks;
  }

  /** What went on is over. */
  synchronized void nothing() {
    label = "";
  }

  /** For how long it has been going on. */
  synchronized long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beganNanos);
  }

  /** The line; empty while nothing goes on. */
  synchronized Optional<String> line() {
    if (label.isEmpty()) {
      return Optional.empty();
    }
    String at = String.format(Locale.ROOT, "%s  %3d s", label, seconds());
    return Optional.of(
        planned == 0
            ? at
            : "%s  %s, %d of %d faults%s"
                .formatted(
                    at, step, struck, planned, waits.isEmpty() ? "" : ", waits for " + few()));
  }

  private String few() {
    String[] names = waits.split(", ", -1);
    return names.length <= NAMED
        ? waits
        : "%s and %d more"
            .formatted(
                String.join(", ", Arrays.asList(names).subList(0, NAMED)), names.length - NAMED);
  }
}
