package dev.holdfast.controller.options;

import org.jspecify.annotations.Nullable;

/** Single values of options, each checked against its type. */
final class Scalars {
  private Scalars() {}

  static String text(@Nullable Object raw, String path) {
    if (raw instanceof String text) {
      return text;
    }
    throw wrong(raw, path, "a string");
  }

  static Boolean bool(Object raw, String path) {
    if (raw instanceof Boolean flag) {
      return flag;
    }
    throw wrong(raw, path, "true or false");
  }

  static Number number(Object raw, String path) {
    return switch (raw) {
      case Long whole -> whole;
      case Double fraction ->
          Numbers.of(fraction.doubleValue()).orElseThrow(() -> wrong(raw, path, "a number"));
      case String text -> Numbers.parse(text).orElseThrow(() -> wrong(raw, path, "a number"));
      default -> throw wrong(raw, path, "a number");
    };
  }

  static InvalidOptions wrong(@Nullable Object raw, String path, String expected) {
    return new InvalidOptions(
        "option " + Shown.path(path) + " is " + Shown.of(raw) + ", but must be " + expected);
  }
}
