package dev.holdfast.runtime.systemd.bus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/**
 * D-Bus values as JDK values: variants are opened, structs become lists, unsigned numbers become
 * Long, so that systemd's "no value" (all bits set) in 64 bits is -1.
 */
final class PlainValues {
  private PlainValues() {}

  static List<Object> all(Object[] values) {
    List<Object> result = new ArrayList<>(values.length);
    Arrays.stream(values).map(PlainValues::one).forEach(result::add);
    return result;
  }

  static Object one(Object value) {
    return switch (value) {
      case Variant<?> variant -> one(variant.getValue());
      case UInt64 number -> number.value().longValue();
      case UInt32 number -> number.longValue();
      case UInt16 number -> number.longValue();
      case DBusPath path -> path.getPath();
      case Object[] struct -> all(struct);
      case List<?> list -> all(list.toArray());
      case Map<?, ?> map -> map(map);
      default -> value;
    };
  }

  private static Map<Object, Object> map(Map<?, ?> map) {
    Map<Object, Object> result = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((key, value) -> result.put(one(key), one(value)));
    return result;
  }
}
