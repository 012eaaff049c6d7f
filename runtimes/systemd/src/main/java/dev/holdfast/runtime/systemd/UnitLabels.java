package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.WorkloadLabels;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels as fields of the journal ({@code LogExtraFields}), where they both identify the unit and
 * make its lines searchable. After a daemon-reload systemd 252 reads the fields back from the
 * unit's file split at blanks, so every byte that is not plain is written as {@code =} and two hex
 * digits; ids and most names stay as they are.
 */
final class UnitLabels {
  private static final String PLAIN = "-_.:/@+";
  private static final int HEX_DIGITS = 2;

  private UnitLabels() {}

  static List<String> fields(WorkloadLabels labels) {
    return labels.toMap().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
        .toList();
  }

  /**
   * The labels of a unit, or empty where they are not ours to read.
   *
   * @param fields property {@code LogExtraFields}: a list of byte lists
   */
  static Optional<WorkloadLabels> read(List<?> fields) {
    Map<String, String> map = new HashMap<>();
    for (Object field : fields) {
      String line = text((List<?>) field);
      int equals = line.indexOf('=');
      if (equals > 0) {
        decode(line.substring(equals + 1))
            .ifPresent(value -> map.put(line.substring(0, equals), value));
      }
    }
    return WorkloadLabels.fromMap(map);
  }

  private static String text(List<?> bytes) {
    byte[] raw = new byte[bytes.size()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (Byte) bytes.get(i);
    }
    return new String(raw, StandardCharsets.UTF_8);
  }

  static String encode(String value) {
    StringBuilder encoded = new StringBuilder(value.length());
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (each & 0xff))) {
        encoded.append((char) each);
      } else {
        encoded.append('=').append(HexFormat.of().withUpperCase().toHexDigits(each));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }

  static Optional<String> decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    try {
      int at = 0;
      while (at < encoded.length()) {
        if (encoded.charAt(at) == '=') {
          bytes.write(HexFormat.fromHexDigits(encoded, at + 1, at + 1 + HEX_DIGITS));
          at += HEX_DIGITS;
        } else {
          bytes.write(encoded.charAt(at));
        }
        at++;
      }
      return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
