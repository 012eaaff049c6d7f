package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A task's environment in the format of systemd's environment files. Names that are not variable
 * names ({@code [A-Za-z_][A-Za-z0-9_]*}) cannot be written there and are left out, as are values
 * with a NUL, which no process can be given.
 */
final class EnvironmentText {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
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
