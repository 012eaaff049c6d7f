package dev.holdfast.controller.options;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers in the two forms that options have: Long where the value is a whole one, else Double. */
final class Numbers {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,5})?");
  private static final double EXACT_UP_TO = 1L << 53;

  private Numbers() {}

  static Number of(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value.doubleValue();
  }

  static Optional<Number> of(double value) {
    if (!Double.isFinite(value)) {
      return Optional.empty();
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) <= EXACT_UP_TO;
    return Optional.of(whole ? (Number) (long) value : (Number) value);
  }

  /** A number in decimal text, the form in which Nomad sends what a double cannot hold exactly. */
  static Optional<Number> parse(String text) {
    if (WHOLE.matcher(text).matches()) {
      return Optional.of(Long.parseLong(text));
    }
    return DECIMAL.matcher(text).matches() ? of(Double.parseDouble(text)) : Optional.empty();
  }
}
