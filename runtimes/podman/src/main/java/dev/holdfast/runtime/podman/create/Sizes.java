package dev.holdfast.runtime.podman.create;

import dev.holdfast.runtime.options.OptionValues;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as jobs write them: {@code 100m}, {@code 1G}, or a number of bytes. */
final class Sizes {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})\\s*([bkmgBKMG]?)");
  private static final String UNITS = "bkmg";
  private static final int BITS_EACH = 10;

  private Sizes() {}

  /** An option's size in bytes; empty where it is not set. */
  static Optional<Long> bytes(OptionValues options, String name) {
    return options.text(name).filter(text -> !text.isBlank()).map(text -> bytes(name, text));
  }

  static long bytes(String name, String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw Wrong.value(name, text, "Invalid memory string: write a size such as 100m or 1g");
    }
    int unit = Math.max(0, UNITS.indexOf(size.group(2).toLowerCase(Locale.ROOT)));
    try {
      return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << (BITS_EACH * unit));
    } catch (ArithmeticException _) {
      throw Wrong.value(name, text, "Invalid memory string: the size is too large");
    }
  }
}
