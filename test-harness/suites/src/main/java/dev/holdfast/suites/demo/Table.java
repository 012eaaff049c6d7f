package dev.holdfast.suites.demo;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.util.List;

/** Rows for people. */
final class Table {
  private static final String FORMAT = "    %-10s %8s   %-12s %-8s %9s";

  private Table() {}

  static List<String> lines(List<Row> rows) {
    List<String> lines = new java.util.ArrayList<>();
    lines.add(FORMAT.formatted("TASK", "PID", "STARTED", "STATE", "EXIT CODE"));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private static String line(Row row) {
    return FORMAT.formatted(
        row.task(),
        row.process().map(ProcessIdentity::pid).map(String::valueOf).orElse("-"),
        row.process().map(ProcessIdentity::startTicks).map(Clock::timeOf).orElse("-"),
        row.state(),
        row.exitCode().isPresent() ? String.valueOf(row.exitCode().getAsInt()) : "-");
  }
}
