package dev.holdfast.controller.failpoints;

import dev.holdfast.controller.options.NearestName;
import dev.holdfast.controller.options.Shown;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads chains: terms with {@code ->} between them, each {@code [COUNT*]ACTION[+ACTION...]}. Pure.
 * Throws IllegalArgumentException with a sentence.
 */
final class TermParser {
  private static final Pattern TERM = Pattern.compile("(?:([1-9][0-9]{0,8})\\*)?(.+)");
  private static final Pattern CALL = Pattern.compile("([a-z]+)(?:\\(([a-z0-9]*)\\))?");
  private static final List<String> ACTIONS =
      List.of("off", "exit", "error", "delay", "hang", "lost");
  private static final int MOST_DIGITS = 7;

  private TermParser() {}

  static List<Term> chain(String text) {
    return Arrays.stream(text.split("->", -1)).map(String::strip).map(TermParser::term).toList();
  }

  private static Term term(String text) {
    Matcher match = TERM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("a term is missing; use for instance 1*exit");
    }
    String count = match.group(1);
    return new Term(count == null ? Term.ALWAYS : Long.parseLong(count), actions(match.group(2)));
  }

  private static List<Action> actions(String text) {
    return text.strip().equals("off")
        ? List.of()
        : Arrays.stream(text.split("\\+", -1)).map(String::strip).map(TermParser::action).toList();
  }

  private static Action action(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw unknown(text);
    }
    String argument = call.group(2);
    return switch (call.group(1)) {
      case "error" -> new Action.Fail(fault(argument == null ? "" : argument));
      case "delay" -> new Action.Delay(millis(argument == null ? "" : argument));
      case "exit" -> plain(text, argument, new Action.Exit());
      case "hang" -> plain(text, argument, new Action.Hang());
      case "lost" -> plain(text, argument, new Action.Fail(Fault.LOST));
      default -> throw unknown(text);
    };
  }

  private static Action plain(String text, @Nullable String argument, Action action) {
    if (argument != null) {
      throw new IllegalArgumentException(Shown.of(text) + " takes nothing in brackets");
    }
    return action;
  }

  private static Fault fault(String name) {
    return Fault.named(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no error "
                    + Shown.of(name)
                    + "; "
                    + NearestName.hint(name, Fault.names())));
  }

  private static Duration millis(String digits) {
    boolean whole = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!whole || digits.length() > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "delay(" + digits + ") must be a number of milliseconds, such as delay(250)");
    }
    return Duration.ofMillis(Long.parseLong(digits));
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "there is no action " + Shown.of(text) + "; " + NearestName.hint(text, ACTIONS));
  }
}
