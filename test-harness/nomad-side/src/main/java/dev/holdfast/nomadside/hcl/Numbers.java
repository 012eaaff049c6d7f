package dev.holdfast.nomadside.hcl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The three ways in which a number travels: whole, as a double, or as decimal text. */
final class Numbers {
  private static final int LONG_BITS = 63;

  private Numbers() {}

  static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The value if it is whole and fits 64 bits with a sign. */
  static Optional<Long> whole(BigDecimal number) {
    if (number.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    BigInteger integer = number.toBigInteger();
    return integer.bitLength() <= LONG_BITS ? Optional.of(integer.longValue()) : Optional.empty();
  }

  /** The value if it is broken and a double holds it without loss. */
  static Optional<Double> exactDouble(BigDecimal number) {
    double nearest = number.doubleValue();
    boolean broken = number.stripTrailingZeros().scale() > 0;
    return broken && Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(number) == 0
        ? Optional.of(nearest)
        : Optional.empty();
  }
}
