package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A task's environment in the format of systemd's environment files. Names that are not variable
 * names ({@code [A-Za-z_][A-Za-z0-9_]*}) cannot be written there and are left out, as are values
 * with a NUL, which no process can be given; {@link #omission} tells of them.
 */
final class EnvironmentText {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u0080-\\u009f\\u2028\\u2029]");
  private static final int MOST_NAMED = 10;
  private static final int LONGEST_NAMED = 60;
  private static final Pattern SPECIAL = Pattern.compile("[\\\\\"`$]");
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=\"((?:[^\\\\\"]|\\\\.)*)\"\n", Pattern.DOTALL);
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

  private EnvironmentText() {}

  static String write(Environment environment) {
    StringBuilder text = new StringBuilder();
    environment
        .variables()
        .forEach((name, value) -> {
          if (isWritable(name, value)) {
            text.append(name).append("=\"").append(escape(value)).append("\"\n");
          }
        });
    return text.toString();
  }

  /** One sentence with the names of those that are left out, and no value; empty if none is. */
  static Optional<String> omission(Environment environment) {
    List<String> names =
        environment.variables().entrySet().stream()
            .filter(variable -> !isWritable(variable.getKey(), variable.getValue()))
            .map(variable -> shown(variable.getKey()))
            .sorted()
            .toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    int more = Math.max(0, names.size() - MOST_NAMED);
    return Optional.of(
        "the task runs without these environment variables, which systemd cannot take: "
            + String.join(", ", names.subList(0, names.size() - more))
            + (more > 0 ? " and " + more + " more" : "")
            + " (names are letters, digits and _, and do not begin with a digit; values hold no"
            + " NUL)");
  }

  private static String shown(String name) {
    String head = name.length() > LONGEST_NAMED ? name.substring(0, LONGEST_NAMED) + "..." : name;
    return '"' + UNPRINTABLE.matcher(head).replaceAll("?") + '"';
  }

  static boolean isWritable(String name, String value) {
    return NAME.matcher(name).matches() && value.indexOf('\0') < 0;
  }

  private static String escape(String value) {
    return SPECIAL.matcher(value).replaceAll("\\\\$0");
  }

  /** Reads what {@link #write} wrote. */
  static Map<String, String> read(String text) {
    Map<String, String> variables = new LinkedHashMap<>();
    LINE.matcher(text)
        .results()
        .forEach(
            line -> variables.put(line.group(1), ESCAPED.matcher(line.group(2)).replaceAll("$1")));
    return variables;
  }
}
