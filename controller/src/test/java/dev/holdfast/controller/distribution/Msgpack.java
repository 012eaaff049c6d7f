package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Configuration as Nomad packs it. */
final class Msgpack {
  private Msgpack() {}

  /** A map of texts, from names and values in turn. */
  static byte[] map(String... namesAndValues) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packMapHeader(namesAndValues.length / 2);
      for (String text : namesAndValues) {
        packer.packString(text);
      }
      return packer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
