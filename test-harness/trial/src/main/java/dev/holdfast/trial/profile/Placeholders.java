package dev.holdfast.trial.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts values in the place of <code>${name}</code> wherever a string of a profile has it. What is
 * unknown stays, because Nomad has placeholders of its own.
 */
record Placeholders(Map<String, String> values) {
  static Placeholders of(String name, String value) {
    return new Placeholders(Map.of(name, value));
  }

  Map<String, Object> fill(Map<String, Object> options) {
    Map<String, Object> filled = new LinkedHashMap<>();
    options.forEach((name, value) -> filled.put(name, any(value)));
    return filled;
  }

  private Object any(Object value) {
    return switch (value) {
      case String text -> text(text);
      case List<?> list -> list.stream().map(this::any).toList();
      case Map<?, ?> map -> map(map);
      default -> value;
    };
  }

  private Map<String, Object> map(Map<?, ?> map) {
    Map<String, Object> filled = new LinkedHashMap<>();
    map.forEach((name, value) -> filled.put(String.valueOf(name), any(value)));
    return filled;
  }

  private String text(String text) {
    String filled = text;
    for (Map.Entry<String, String> each : values.entrySet()) {
      filled = filled.replace("${" + each.getKey() + "}", each.getValue());
    }
    return filled;
  }

  /** Whether any string of the options has this placeholder. */
  static boolean has(Map<String, Object> options, String name) {
    return options.toString().contains("${" + name + "}");
  }
}
