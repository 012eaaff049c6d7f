package dev.holdfast.runtime.systemd.bus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;

/** Messages as they come off the wire, made by the library. */
final class Answers {
  private static final int HEAD = 12;
  private static final int ALIGNMENT = 8;

  private Answers() {}

  static Message received(byte endian, String signature, Object... values) throws Exception {
    byte[] wire = wire(endian, signature, values);
    ByteOrder order = endian == 'B' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int fields = ByteBuffer.wrap(wire).order(order).getInt(HEAD);
    int body = (HEAD + Integer.BYTES + fields + ALIGNMENT - 1) & -ALIGNMENT;
    return message(
        Arrays.copyOf(wire, HEAD),
        padded(Arrays.copyOfRange(wire, HEAD, body)),
        Arrays.copyOfRange(wire, body, wire.length));
  }

  /** The library's reader keeps the fields aligned as they were: a gap behind their length. */
  private static byte[] padded(byte[] fields) {
    byte[] result = new byte[fields.length + Integer.BYTES];
    System.arraycopy(fields, 0, result, 0, Integer.BYTES);
    int after = 2 * Integer.BYTES;
    System.arraycopy(fields, Integer.BYTES, result, after, result.length - after);
    return result;
  }

  private static Message message(byte[] head, byte[] fields, byte[] body) throws Exception {
    return MessageFactory.createMessage(head[1], head, fields, body, List.of());
  }

  private static byte[] wire(byte endian, String signature, Object... values) throws DBusException {
    Message sent =
        new MessageFactory(endian)
            .createMethodCall(null, "/", "dev.holdfast.Test", "Tell", (byte) 0, signature, values);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (byte[] part : sent.getWireData()) {
      if (part != null) {
        wire.writeBytes(part);
      }
    }
    return wire.toByteArray();
  }

  static byte[] body(Message received) {
    return received.getWireData()[2];
  }
}
