package dev.holdfast.runtime.systemd.bus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Unit names as object paths: every byte but ASCII letters and digits is {@code _} and two hex. */
final class UnitPaths {
  private static final String ROOT = "/org/freedesktop/systemd1/unit/";
  private static final int HEX_DIGITS = 2;

  private UnitPaths() {}

  static Optional<String> unitOf(String path) {
    if (!path.startsWith(ROOT)) {
      return Optional.empty();
    }
    try {
      return Optional.of(unescape(path.substring(ROOT.length())));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static String unescape(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
    int at = 0;
    while (at < escaped.length()) {
      if (escaped.charAt(at) == '_') {
        bytes.write(HexFormat.fromHexDigits(escaped, at + 1, at + 1 + HEX_DIGITS));
        at += 1 + HEX_DIGITS;
      } else {
        bytes.write(escaped.charAt(at));
        at++;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
