package dev.holdfast.store.codec;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read with their types. Anything that is missing or of another type
 * is an IllegalArgumentException that names the field.
 */
record Fields(Map<?, ?> map) {

  String text(String name) {
    return get(name, String.class);
  }

  long number(String name) {
    return get(name, Long.class);
  }

  int smallNumber(String name) {
    return Math.toIntExact(number(name));
  }

  /** NaN and the infinities have no JSON number and are written as text. */
  double fraction(String name) {
    return Double.parseDouble(String.valueOf(get(name, Object.class)));
  }

  boolean flag(String name) {
    return get(name, Boolean.class);
  }

  Instant instant(String name) {
    List<?> pair = get(name, List.class);
    if (pair.size() == 2 && pair.get(0) instanceof Long s && pair.get(1) instanceof Long nanos) {
      return Instant.ofEpochSecond(s, nanos);
    }
    throw new IllegalArgumentException("field " + name + " is no point in time");
  }

  /** A point in time as [epoch seconds, nanoseconds]: exact, and much faster to read than text. */
  static List<Object> of(Instant instant) {
    return List.of(instant.getEpochSecond(), instant.getNano());
  }

  Fields object(String name) {
    return of(get(name, Map.class));
  }

  List<Fields> objects(String name) {
    List<?> list = get(name, List.class);
    return list.stream().map(Fields::of).toList();
  }

  Row row(String name) {
    return new Row(name, get(name, List.class));
  }

  <T> @Nullable T optional(String name, Function<String, T> read) {
    return map.containsKey(name) ? read.apply(name) : null;
  }

  private static Fields of(Object object) {
    if (object instanceof Map<?, ?> fields) {
      return new Fields(fields);
    }
    throw new IllegalArgumentException("an object was expected");
  }

  private <T> T get(String name, Class<T> type) {
    Object value = map.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "field " + name + " is missing or no " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
