package dev.holdfast.suites.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Maps with one short entry, for values that Nomad's own encoding would not let through. */
final class Msgpack {
  static final byte[] TRUE = {(byte) 0xc3};
  static final byte[] NIL = {(byte) 0xc0};

  private Msgpack() {}

  static byte[] map(String key, byte[] value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0x81);
    bytes.writeBytes(text(key));
    bytes.writeBytes(value);
    return bytes.toByteArray();
  }

  /** At most 31 bytes. */
  static byte[] text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0xa0 | utf8.length);
    bytes.writeBytes(utf8);
    return bytes.toByteArray();
  }

  /** From 0 to 127. */
  static byte[] number(int number) {
    return new byte[] {(byte) number};
  }
}
