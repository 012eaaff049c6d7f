package dev.holdfast.runtime.systemd.bus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a message's body from front to back, giving values as {@link PlainValues} does. What nobody
 * asked for is passed over instead of being made: of a unit's four hundred properties we need
 * twenty, and the library always makes all of them.
 *
 * <p>After the D-Bus specification, "Type system" and "Marshaling". A body that breaks its rules
 * ends in a {@link RuntimeException}.
 */
final class BodyReader {
  /** The specification's limit for containers in containers, variants counted. */
  private static final int DEEPEST = 64;

  private static final int STRUCT_ALIGNMENT = 8;
  private static final int WORD = 4;

  private final ByteBuffer body;

  BodyReader(byte[] body, boolean bigEndian) {
    this.body = ByteBuffer.wrap(body);
    this.body.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /** One value of the type where the signature stands. */
  Object read(SignatureCursor type) {
    char code = type.next();
    return switch (code) {
      case 'y' -> body.get();
      case 'b' -> word() != 0;
      case 'n' -> aligned(Short.BYTES).getShort();
      case 'q' -> (long) Short.toUnsignedInt(aligned(Short.BYTES).getShort());
      case 'i' -> word();
      case 'u', 'h' -> Integer.toUnsignedLong(word());
      case 'x', 't' -> aligned(Long.BYTES).getLong();
      case 'd' -> aligned(Double.BYTES).getDouble();
      case 's', 'o' -> text(word());
      case 'g' -> text(Byte.toUnsignedInt(body.get()));
      case 'v' -> read(variant(type));
      case '(' -> struct(type);
      case 'a' -> array(type);
      default -> throw new IllegalArgumentException("no D-Bus type is called " + code);
    };
  }

  /** Passes over one value of the type where the signature stands. */
  void skip(SignatureCursor type) {
    char code = type.next();
    switch (code) {
      case 'y' -> forward(1);
      case 'n', 'q' -> aligned(Short.BYTES).getShort();
      case 'b', 'i', 'u', 'h' -> word();
      case 'x', 't', 'd' -> aligned(Long.BYTES).getLong();
      case 's', 'o' -> forward(word() + 1L);
      case 'g' -> forward(Byte.toUnsignedInt(body.get()) + 1L);
      case 'v' -> skip(variant(type));
      case '(' -> skipStruct(type);
      case 'a' -> skipArray(type);
      default -> throw new IllegalArgumentException("no D-Bus type is called " + code);
    }
  }

  /** The end of an array that begins here, where its first element is now the next to be read. */
  int enterArray(int elementAlignment) {
    int length = word();
    aligned(elementAlignment);
    int end = Math.addExact(body.position(), length);
    if (length < 0 || end > body.limit()) {
      throw new IllegalArgumentException("an array is longer than its message");
    }
    return end;
  }

  boolean isBefore(int end) {
    return body.position() < end;
  }

  void align(int bytes) {
    aligned(bytes);
  }

  /** The type of the variant that begins here. */
  SignatureCursor variant(SignatureCursor around) {
    if (around.depth() >= DEEPEST) {
      throw new IllegalArgumentException("variants are nested too deeply");
    }
    return new SignatureCursor(text(Byte.toUnsignedInt(body.get())), around.depth() + 1);
  }

  private Object array(SignatureCursor type) {
    if (type.peek() == '{') {
      return map(type);
    }
    int end = enterArray(type.alignment());
    SignatureCursor element = type.element();
    List<Object> values = new ArrayList<>();
    while (isBefore(end)) {
      values.add(read(element.again()));
    }
    return values;
  }

  private Map<Object, Object> map(SignatureCursor type) {
    int end = enterArray(STRUCT_ALIGNMENT);
    SignatureCursor entry = type.element();
    Map<Object, Object> values = new LinkedHashMap<>();
    while (isBefore(end)) {
      aligned(STRUCT_ALIGNMENT);
      SignatureCursor inside = entry.again();
      inside.next();
      values.put(read(inside), read(inside));
    }
    return values;
  }

  private List<Object> struct(SignatureCursor type) {
    enterStruct(type);
    List<Object> values = new ArrayList<>();
    while (type.peek() != ')') {
      values.add(read(type));
    }
    type.next();
    return values;
  }

  /** An array of structs without fields would never end. */
  private void enterStruct(SignatureCursor type) {
    if (type.peek() == ')') {
      throw new IllegalArgumentException("a struct has no fields");
    }
    aligned(STRUCT_ALIGNMENT);
  }

  private void skipStruct(SignatureCursor type) {
    enterStruct(type);
    while (type.peek() != ')') {
      skip(type);
    }
    type.next();
  }

  private void skipArray(SignatureCursor type) {
    body.position(enterArray(type.alignment()));
    type.element();
  }

  private int word() {
    return aligned(WORD).getInt();
  }

  private String text(int length) {
    byte[] bytes = new byte[Math.min(length, body.remaining())];
    body.get(bytes);
    forward(1);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void forward(long bytes) {
    body.position(Math.toIntExact(body.position() + bytes));
  }

  private ByteBuffer aligned(int bytes) {
    return body.position((body.position() + bytes - 1) & -bytes);
  }
}
