package dev.holdfast.controller.options;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value as an error message shows it: on one line, short, without control characters. */
public final class Shown {
  private static final int LONGEST = 60;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u0080-\\u009f\\u2028\\u2029]");

  private Shown() {}

  /** Text in quotes, numbers and flags as they are, of lists and maps only that they are such. */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String text -> quoted(text);
      case List<?> list -> "a list of " + list.size();
      case Map<?, ?> map -> "a block of " + map.size();
      default -> value.toString();
    };
  }

  /** The dotted name of an option; keys that a user chose may be part of it. */
  static String path(String path) {
    return harmless(path);
  }

  private static String quoted(String text) {
    return '"' + harmless(text) + '"';
  }

  private static String harmless(String text) {
    String head = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return UNPRINTABLE.matcher(head).replaceAll("?");
  }
}
