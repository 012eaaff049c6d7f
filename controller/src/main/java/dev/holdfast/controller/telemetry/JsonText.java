package dev.holdfast.controller.telemetry;

/** Builds JSON text and knows how many bytes it will be as UTF-8. */
final class JsonText {
  private static final String CUT = " ...(cut)";

  private final StringBuilder out = new StringBuilder(256);
  private int bytes;

  int bytes() {
    return bytes;
  }

  /** Text without anything to escape. */
  JsonText raw(String text) {
    out.append(text);
    bytes += text.length();
    return this;
  }

  /** A string in quotes; what does not fit into so many bytes is cut off, visibly. */
  JsonText quoted(String text, int atMostBytes) {
    raw("\"");
    int end = bytes + atMostBytes;
    for (int i = 0; i < text.length(); i++) {
      if (bytes >= end) {
        raw(CUT);
        break;
      }
      unit(text.charAt(i));
    }
    return raw("\"");
  }

  private void unit(char unit) {
    switch (unit) {
      case '"' -> raw("\\\"");
      case '\\' -> raw("\\\\");
      case '\n' -> raw("\\n");
      case '\t' -> raw("\\t");
      default -> other(unit);
    }
  }

  private void other(char unit) {
    if (unit < ' ' || unit == 0x7f) {
      raw("\\u00").raw(hex(unit >> 4)).raw(hex(unit & 0xf));
    } else {
      out.append(unit);
      bytes += unit < 0x80 ? 1 : 3;
    }
  }

  private static String hex(int digit) {
    return String.valueOf(Character.forDigit(digit, 16));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
