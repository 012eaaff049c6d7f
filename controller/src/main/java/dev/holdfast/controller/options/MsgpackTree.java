package dev.holdfast.controller.options;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * Msgpack as plain values: Map, List, String, Long, Double, Boolean or null. No length is believed
 * that the bytes at hand cannot hold, so memory and stack stay bounded by the size of the message.
 */
final class MsgpackTree {
  private static final int DEEPEST = 16;

  private final MessageUnpacker unpacker;
  private final int size;

  private MsgpackTree(MessageUnpacker unpacker, int size) {
    this.unpacker = unpacker;
    this.size = size;
  }

  /**
   * Reads exactly one value; no bytes at all are null.
   *
   * @throws InvalidOptions if the bytes are anything else
   */
  static @Nullable Object read(byte[] bytes) {
    if (bytes.length == 0) {
      return null;
    }
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
      MsgpackTree tree = new MsgpackTree(unpacker, bytes.length);
      Object value = tree.value(0);
      tree.expectEnd();
      return value;
    } catch (IOException | MessagePackException e) {
      throw new InvalidOptions(
          "the options are not valid msgpack (" + bytes.length + " bytes, damaged or cut off)", e);
    }
  }

  private @Nullable Object value(int depth) throws IOException {
    return switch (unpacker.getNextFormat().getValueType()) {
      case NIL -> nil();
      case BOOLEAN -> unpacker.unpackBoolean();
      case INTEGER -> integer();
      case FLOAT -> unpacker.unpackDouble();
      case STRING -> text();
      case ARRAY -> list(deeper(depth));
      case MAP -> map(deeper(depth));
      case BINARY, EXTENSION -> throw new InvalidOptions("the options hold binary data");
    };
  }

  private @Nullable Object nil() throws IOException {
    unpacker.unpackNil();
    return null;
  }

  private Number integer() throws IOException {
    return switch (unpacker.getNextFormat()) {
      case UINT64 -> Numbers.of(unpacker.unpackBigInteger());
      default -> unpacker.unpackLong();
    };
  }

  private String text() throws IOException {
    int length = bounded(unpacker.unpackRawStringHeader(), 1);
    ByteBuffer raw = ByteBuffer.wrap(unpacker.readPayload(length));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidOptions("the options hold text that is not UTF-8", e);
    }
  }

  private List<@Nullable Object> list(int depth) throws IOException {
    int count = bounded(unpacker.unpackArrayHeader(), 1);
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(value(depth));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(int depth) throws IOException {
    int count = bounded(unpacker.unpackMapHeader(), 2);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = text();
      if (map.containsKey(key)) {
        throw new InvalidOptions("the key " + Shown.of(key) + " is given twice");
      }
      map.put(key, value(depth));
    }
    return map;
  }

  private int bounded(int count, int bytesEach) {
    if (count > (size - unpacker.getTotalReadBytes()) / bytesEach) {
      throw new InvalidOptions("the options are cut off: " + size + " bytes are too few");
    }
    return count;
  }

  private static int deeper(int depth) {
    if (depth == DEEPEST) {
      throw new InvalidOptions("the options are nested more than " + DEEPEST + " levels deep");
    }
    return depth + 1;
  }

  private void expectEnd() {
    if (unpacker.getTotalReadBytes() != size) {
      throw new InvalidOptions("the options are followed by bytes that do not belong to them");
    }
  }
}
