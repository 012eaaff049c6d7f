package dev.holdfast.controller.cli;

import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One option as users see it.
 *
 * @param name dotted for an option in a block
 * @param defaultValue null for none
 */
record OptionRow(
    String name, String type, boolean required, @Nullable Object defaultValue, String summary) {

  /** The options of a schema, each block followed by its own. */
  static List<OptionRow> of(OptionSchema schema) {
    return rows(schema, "").toList();
  }

  private static Stream<OptionRow> rows(OptionSchema schema, String prefix) {
    return schema.options().stream().flatMap(option -> rows(option, prefix + option.name()));
  }

  private static Stream<OptionRow> rows(Option option, String name) {
    OptionRow row =
        new OptionRow(
            name, type(option.type()), option.required(), option.defaultValue(), option.summary());
    return Stream.concat(Stream.of(row), nested(option.type(), name + "."));
  }

  private static Stream<OptionRow> nested(OptionType type, String prefix) {
    return switch (type) {
      case OptionType.Block block -> rows(block.schema(), prefix);
      case OptionType.BlockList list -> rows(list.schema(), prefix);
      case OptionType.Text _,
          OptionType.Numeric _,
          OptionType.Bool _,
          OptionType.TextList _,
          OptionType.TextOrList _,
          OptionType.TextMapBlock _,
          OptionType.TextMapList _ ->
          Stream.empty();
    };
  }

  private static String type(OptionType type) {
    return switch (type) {
      case OptionType.Text _ -> "string";
      case OptionType.Numeric _ -> "number";
      case OptionType.Bool _ -> "bool";
      case OptionType.TextList _ -> "list of strings";
      case OptionType.TextOrList _ -> "string or list";
      case OptionType.TextMapBlock _ -> "block of strings";
      case OptionType.TextMapList _ -> "list of maps";
      case OptionType.Block _ -> "block";
      case OptionType.BlockList _ -> "blocks";
    };
  }

  /** The default as it would be written down, or what stands for there being none. */
  String defaultText() {
    return switch (defaultValue) {
      case null -> required ? "required" : "-";
      case String text -> '"' + text + '"';
      default -> defaultValue.toString();
    };
  }
}
