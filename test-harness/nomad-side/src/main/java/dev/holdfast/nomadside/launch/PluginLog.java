package dev.holdfast.nomadside.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a plugin has logged so far. Safe for use by several threads; keeps every line. */
public final class PluginLog {
  private final List<LogLine> lines = new ArrayList<>();

  synchronized void add(LogLine line) {
    lines.add(line);
  }

  /** A copy of all lines so far, oldest first. */
  public synchronized List<LogLine> lines() {
    return List.copyOf(lines);
  }

  /** The proper log entries among them. */
  public List<LogLine.Entry> entries() {
    return only(LogLine.Entry.class);
  }

  /** Lines that are not hclog JSON: stack traces, warnings of a virtual machine, stray prints. */
  public List<LogLine.Plain> strays() {
    return only(LogLine.Plain.class);
  }

  /** Lines that would bring an agent down. */
  public List<LogLine.Poison> poison() {
    return only(LogLine.Poison.class);
  }

  /** Whether an entry like this was seen. */
  public boolean has(Predicate<LogLine.Entry> wanted) {
    return entries().stream().anyMatch(wanted);
  }

  /** All text, for the message of a failed check. */
  public String text() {
    return String.join("\n", lines().stream().map(LogLine::text).toList());
  }

  private <T extends LogLine> List<T> only(Class<T> kind) {
    return lines().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
