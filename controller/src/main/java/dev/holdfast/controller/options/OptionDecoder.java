package dev.holdfast.controller.options;

import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionType;
import dev.holdfast.runtime.options.OptionValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads options that Nomad decoded against {@link HclSpecs} and sent as msgpack. Nil counts as not
 * set; numbers may come as integers, floats or decimal text. Nomad has checked the names before,
 * another caller may not have: an unknown one is refused with the nearest known name.
 */
public final class OptionDecoder {
  private OptionDecoder() {}

  /**
   * The values of a schema's options; what is not set has its default. No bytes at all mean that
   * nothing is set.
   *
   * @throws InvalidOptions naming option, value and what was expected; nothing else is thrown
   */
  public static OptionValues decode(byte[] msgpack, OptionSchema schema) {
    return switch (MsgpackTree.read(msgpack)) {
      case null -> values(Map.of(), schema, "");
      case Map<?, ?> given -> values(given, schema, "");
      case Object other ->
          throw new InvalidOptions("the options are " + Shown.of(other) + ", but must be a block");
    };
  }

  private static OptionValues values(Map<?, ?> given, OptionSchema schema, String prefix) {
    refuseUnknown(given, schema, prefix);
    Map<String, Object> values = new HashMap<>();
    for (Option option : schema.options()) {
      Object value = value(option, given.get(option.name()), prefix + option.name());
      if (value != null) {
        values.put(option.name(), value);
      }
    }
    return new OptionValues(values);
  }

  private static void refuseUnknown(Map<?, ?> given, OptionSchema schema, String prefix) {
    List<String> known = schema.options().stream().map(Option::name).toList();
    for (Object key : given.keySet()) {
      String name = (String) key;
      if (!known.contains(name)) {
        String where = prefix.isEmpty() ? "" : " in " + prefix.substring(0, prefix.length() - 1);
        throw new InvalidOptions(
            "there is no option " + Shown.of(name) + where + "; " + NearestName.hint(name, known));
      }
    }
  }

  private static @Nullable Object value(Option option, @Nullable Object raw, String path) {
    Object value = raw == null ? option.defaultValue() : convert(option.type(), raw, path);
    if (option.required() && (value == null || value.equals(List.of()))) {
      throw new InvalidOptions("option " + path + " is missing: set it (" + option.summary() + ")");
    }
    return value;
  }

  private static Object convert(OptionType type, Object raw, String path) {
    return switch (type) {
      case OptionType.Text _ -> Scalars.text(raw, path);
      case OptionType.Numeric _ -> Scalars.number(raw, path);
      case OptionType.Bool _ -> Scalars.bool(raw, path);
      case OptionType.TextList _ -> texts(asList(raw, path), path);
      case OptionType.TextOrList _ ->
          raw instanceof String text ? List.of(text) : texts(asList(raw, path), path);
      case OptionType.TextMapBlock _ -> textMap(asMap(raw, path), path);
      case OptionType.TextMapList _ -> merged(asList(raw, path), path);
      case OptionType.Block block -> values(asMap(raw, path), block.schema(), path + ".");
      case OptionType.BlockList list -> blocks(asList(raw, path), list.schema(), path);
    };
  }

  private static List<String> texts(List<?> raw, String path) {
    List<String> texts = new ArrayList<>();
    for (Object element : raw) {
      texts.add(Scalars.text(element, at(path, texts.size())));
    }
    return texts;
  }

  private static Map<String, String> textMap(Map<?, ?> raw, String path) {
    Map<String, String> map = new HashMap<>();
    raw.forEach((key, value) -> map.put((String) key, Scalars.text(value, path + "." + key)));
    return map;
  }

  /** Maps in a list count as one map, the later element wins, as in the drivers with that form. */
  private static Map<String, String> merged(List<?> raw, String path) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < raw.size(); i++) {
      String element = at(path, i);
      all.putAll(textMap(asMap(raw.get(i), element), element));
    }
    return all;
  }

  private static List<OptionValues> blocks(List<?> raw, OptionSchema schema, String path) {
    List<OptionValues> blocks = new ArrayList<>();
    for (Object element : raw) {
      String name = at(path, blocks.size());
      blocks.add(values(asMap(element, name), schema, name + "."));
    }
    return blocks;
  }

  private static String at(String path, int index) {
    return path + "[" + index + "]";
  }

  private static Map<?, ?> asMap(@Nullable Object raw, String path) {
    if (raw instanceof Map<?, ?> map) {
      return map;
    }
    throw Scalars.wrong(raw, path, "a block");
  }

  private static List<?> asList(Object raw, String path) {
    if (raw instanceof List<?> list) {
      return list;
    }
    throw Scalars.wrong(raw, path, "a list");
  }
}
