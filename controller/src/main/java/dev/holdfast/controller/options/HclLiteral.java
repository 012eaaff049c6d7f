package dev.holdfast.controller.options;

/** A default value as an expression of HCL. */
final class HclLiteral {
  private HclLiteral() {}

  static String of(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default ->
          throw new IllegalArgumentException("no default of type " + value.getClass().getName());
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(unit -> quoted.append(escaped((char) unit)));
    return quoted.append('"').toString();
  }

  /**
   * A dollar or percent sign before a brace would open a template. As a number it cannot, whatever
   * stands around it, where doubling the sign depends on how many there are.
   */
  private static String escaped(char unit) {
    return switch (unit) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '$', '%' -> "\\u%04x".formatted((int) unit);
      default -> unit < ' ' || unit == 0x7f ? "\\u%04x".formatted((int) unit) : "" + unit;
    };
  }
}
