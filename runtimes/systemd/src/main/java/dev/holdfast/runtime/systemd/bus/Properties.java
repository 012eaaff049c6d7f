package dev.holdfast.runtime.systemd.bus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.freedesktop.dbus.messages.Message;

/** The answer to {@code GetAll}: those of the properties that are of interest. */
final class Properties {
  private static final String SIGNATURE = "a{sv}";
  private static final int ENTRY_ALIGNMENT = 8;
  private static final byte BIG_ENDIAN = 'B';

  /** Of a received message the library keeps three parts: the fixed head, the fields, the body. */
  private static final int BODY = 2;

  private Properties() {}

  /**
   * Values as {@link PlainValues} gives them, in the order of the message.
   *
   * @throws IllegalArgumentException if the message does not hold properties
   */
  static Map<String, Object> read(Message answer, Set<String> names) {
    if (!SIGNATURE.equals(answer.getSig())) {
      throw new IllegalArgumentException("it holds no properties but " + answer.getSig());
    }
    boolean bigEndian = answer.getEndianess() == BIG_ENDIAN;
    return read(new BodyReader(answer.getWireData()[BODY], bigEndian), names);
  }

  static Map<String, Object> read(BodyReader body, Set<String> names) {
    Map<String, Object> found = LinkedHashMap.newLinkedHashMap(names.size());
    int end = body.enterArray(ENTRY_ALIGNMENT);
    while (body.isBefore(end)) {
      body.align(ENTRY_ALIGNMENT);
      SignatureCursor entry = new SignatureCursor("sv", 0);
      String name = (String) body.read(entry);
      if (names.contains(name)) {
        found.put(name, body.read(entry));
      } else {
        body.skip(entry);
      }
    }
    return found;
  }
}
