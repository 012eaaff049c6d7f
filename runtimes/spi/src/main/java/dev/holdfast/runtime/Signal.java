package dev.holdfast.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A signal by number, as Linux on x86-64 and arm64 counts them.
 *
 * @param number 1 to 64
 */
public record Signal(int number) {
  private static final List<String> NAMES =
      List.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
          "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
          "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");
  private static final int HIGHEST = 64;

  public static final Signal INT = new Signal(2);
  public static final Signal KILL = new Signal(9);
  public static final Signal TERM = new Signal(15);

  public Signal {
    if (number < 1 || number > HIGHEST) {
      throw new IllegalArgumentException("no signal has the number " + number);
    }
  }

  /** Reads {@code SIGTERM}, {@code term} or {@code 15}; empty where there is no such signal. */
  public static Optional<Signal> parse(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    if (name.matches("[0-9]{1,2}")) {
      int number = Integer.parseInt(name);
      return number >= 1 && number <= HIGHEST ? Optional.of(new Signal(number)) : Optional.empty();
    }
    int index = NAMES.indexOf(name.startsWith("SIG") ? name.substring(3) : name);
    return index < 0 ? Optional.empty() : Optional.of(new Signal(index + 1));
  }

  /** {@code SIGTERM} and so on; {@code SIG34} for one without a name. */
  @Override
  public String toString() {
    return "SIG" + (number <= NAMES.size() ? NAMES.get(number - 1) : String.valueOf(number));
  }
}
