package dev.holdfast.runtime.systemd;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.runtime.systemd.bus.UnitProperty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task's command as systemd takes it: over the bus, where only dollars mean something, and as a
 * line of a unit file. Pure.
 *
 * <p>The program is told its full path, as nomad-driver-systemd does. {@code ExecStartEx}, which
 * can leave dollars alone, is no help: systemd 252 forgets a unit made with it at the next
 * daemon-reload.
 */
final class CommandText {
  /**
   * Systemd 252 writes these two into its transient file with a backslash that it does not take
   * back when it reads the file at a daemon-reload (tried with every character of ASCII).
   */
  private static final Pattern LOST_AT_RELOAD = Pattern.compile("[$;]");

  private static final Pattern SPECIAL = Pattern.compile("[\\x00-\\x1f\"\\\\$;%\\x7f]");

  /** Of a line, in bytes; systemd refuses a file with a longer one ({@code LONG_LINE_MAX}). */
  private static final int LONGEST_LINE = 1 << 20;

  private CommandText() {}

  static UnitProperty property(UnitPlan plan) {
    List<String> argv = argv(plan).map(argument -> argument.replace("$", "$$")).toList();
    return new UnitProperty(
        "ExecStart", "a(sasb)", List.of(List.of(plan.program().toString(), argv, false)));
  }

  /**
   * A drop-in that says what {@link #property} says, in escapes that survive; empty where the
   * command needs none, or where systemd could not read it anyway.
   */
  static Optional<String> dropIn(UnitPlan plan) {
    if (argv(plan).noneMatch(argument -> LOST_AT_RELOAD.matcher(argument).find())) {
      return Optional.empty();
    }
    // An "@" announces the name after the path, a ":" keeps dollars from being expanded.
    String line =
        Stream.concat(Stream.of("@:" + plan.program()), argv(plan))
            .map(CommandText::quote)
            .collect(Collectors.joining(" ", "ExecStart=", "\n"));
    return line.getBytes(UTF_8).length > LONGEST_LINE
        ? Optional.empty()
        : Optional.of("[Service]\nExecStart=\n" + line);
  }

  private static Stream<String> argv(UnitPlan plan) {
    return Stream.concat(Stream.of(plan.program().toString()), plan.options().args().stream());
  }

  private static String quote(String word) {
    String escaped =
        SPECIAL.matcher(word).replaceAll(it -> Matcher.quoteReplacement(escape(it.group())));
    return '"' + escaped + '"';
  }

  private static String escape(String character) {
    return character.equals("%") ? "%%" : "\\x%02x".formatted((int) character.charAt(0));
  }
}
