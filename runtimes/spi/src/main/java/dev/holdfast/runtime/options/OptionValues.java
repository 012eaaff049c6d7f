package dev.holdfast.runtime.options;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values of options, checked and converted against a schema: text is String, numbers are Long or
 * Double, flags Boolean, lists List of String, maps Map of String to String, blocks {@code
 * OptionValues}, block lists List of {@code OptionValues}. What is not set and has no default is
 * not here. Values may hold secrets, so {@code toString} shows names only.
 */
public final class OptionValues {
  private final Map<String, Object> values;

  public OptionValues(Map<String, ?> values) {
    this.values = Map.copyOf(values);
  }

  public static OptionValues none() {
    return new OptionValues(Map.of());
  }

  public Optional<String> text(String name) {
    return get(name, String.class);
  }

  /** The text, or empty text where it is not set. */
  public String textOrEmpty(String name) {
    return text(name).orElse("");
  }

  public Optional<Long> integer(String name) {
    return get(name, Number.class).map(Number::longValue);
  }

  public Optional<Double> decimal(String name) {
    return get(name, Number.class).map(Number::doubleValue);
  }

  /** The flag, or false where it is not set. */
  public boolean flag(String name) {
    return get(name, Boolean.class).orElse(false);
  }

  public List<String> texts(String name) {
    return list(name, String.class);
  }

  public Map<String, String> textMap(String name) {
    Map<String, String> result = new TreeMap<>();
    Map<?, ?> found = get(name, Map.class).orElse(Map.of());
    found.forEach((key, value) -> result.put((String) key, (String) value));
    return result;
  }

  public Optional<OptionValues> block(String name) {
    return get(name, OptionValues.class);
  }

  public List<OptionValues> blocks(String name) {
    return list(name, OptionValues.class);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  private <T> List<T> list(String name, Class<T> type) {
    List<?> found = get(name, List.class).orElse(List.of());
    return found.stream().<T>map(type::cast).toList();
  }

  private <T> Optional<T> get(String name, Class<T> type) {
    return Optional.ofNullable(values.get(name)).map(type::cast);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OptionValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "OptionValues" + new TreeMap<>(values).keySet();
  }
}
