package dev.holdfast.runtime.systemd.bus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One property of a transient unit, as {@code StartTransientUnit} takes it.
 *
 * @param signature the D-Bus type that systemd expects when it is set, which may differ from the
 *     type it is read with
 * @param value Boolean, Integer, Long, String, or lists of them; a struct is a list as well
 */
public record UnitProperty(String name, String signature, Object value) {

  public static UnitProperty text(String name, String value) {
    return new UnitProperty(name, "s", value);
  }

  public static UnitProperty flag(String name, boolean value) {
    return new UnitProperty(name, "b", value);
  }

  /** An unsigned 64-bit number: bytes, microseconds, weights. */
  public static UnitProperty number(String name, long value) {
    return new UnitProperty(name, "t", value);
  }

  public static UnitProperty bytes(String name, byte[] value) {
    return new UnitProperty(name, "ay", bytes(value));
  }

  public static UnitProperty byteLines(String name, List<String> values) {
    List<List<Byte>> lines =
        values.stream().map(line -> bytes(line.getBytes(StandardCharsets.UTF_8))).toList();
    return new UnitProperty(name, "aay", lines);
  }

  private static List<Byte> bytes(byte[] value) {
    List<Byte> result = new ArrayList<>(value.length);
    for (byte each : value) {
      result.add(each);
    }
    return result;
  }
}
