package dev.holdfast.nomadside.launch;

import java.util.Map;

/** One line that a plugin wrote to stderr, as the agent would take it. */
public sealed interface LogLine {

  /** The line as written. */
  String text();

  /**
   * An hclog JSON line.
   *
   * @param fields every other key of the object
   */
  record Entry(
      String text, String level, String message, String timestamp, Map<String, Object> fields)
      implements LogLine {}

  /** A line that the agent would repeat at a guessed level. */
  record Plain(String text) implements LogLine {}

  /** A line that would bring the agent down: JSON whose reserved keys are no strings. */
  record Poison(String text, String why) implements LogLine {}
}
