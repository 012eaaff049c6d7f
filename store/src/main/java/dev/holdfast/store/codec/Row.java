package dev.holdfast.store.codec;

import java.util.List;

/** A JSON array whose elements are told apart by their place; read like {@link Fields}. */
record Row(String name, List<?> elements) {

  int size() {
    return elements.size();
  }

  String text(int place) {
    return get(place, String.class);
  }

  long number(int place) {
    return get(place, Long.class);
  }

  private <T> T get(int place, Class<T> type) {
    Object value = place < elements.size() ? elements.get(place) : null;
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "element " + place + " of " + name + " is missing or no " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
