package dev.holdfast.nomadside.hcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a block, or the whole configuration: a JSON object. */
record Body(Map<String, @Nullable Object> entries) {

  static Body of(@Nullable Object json, String where) {
    if (!(json instanceof Map<?, ?> map)) {
      throw new HclException("Incorrect JSON value type: \"%s\" needs an object.".formatted(where));
    }
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(String.valueOf(key), value));
    return new Body(entries);
  }

  List<String> unknownKeys(Set<String> known) {
    return entries.keySet().stream().filter(key -> !known.contains(key)).toList();
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The bodies of the blocks of this name: an object is one, an array holds any number. */
  List<Body> blocks(String name) {
    List<Body> bodies = new ArrayList<>();
    contents(name).forEach(json -> bodies.add(of(json, name)));
    return bodies;
  }

  /** The blocks of this name as JSON. */
  List<@Nullable Object> contents(String name) {
    return switch (entries.get(name)) {
      case null -> List.of();
      case List<?> list -> new ArrayList<>(list);
      case Object single -> listOf(single);
    };
  }

  private static List<@Nullable Object> listOf(Object single) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(single);
    return list;
  }
}
