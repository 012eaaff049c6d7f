package dev.holdfast.runtime.options;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One option.
 *
 * @param name as users write it
 * @param required whether leaving it out is an error
 * @param defaultValue what holds when it is left out: a String, Long, Double or Boolean, or null
 *     for none
 * @param summary one line for users, without a full stop
 */
public record Option(
    String name, OptionType type, boolean required, @Nullable Object defaultValue, String summary) {
  public Option {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(summary, "summary is null");
  }

  public static Option text(String name, String summary) {
    return new Option(name, new OptionType.Text(), false, null, summary);
  }

  public static Option number(String name, String summary) {
    return new Option(name, new OptionType.Numeric(), false, null, summary);
  }

  public static Option bool(String name, String summary) {
    return new Option(name, new OptionType.Bool(), false, null, summary);
  }

  public static Option textList(String name, String summary) {
    return new Option(name, new OptionType.TextList(), false, null, summary);
  }

  public static Option block(String name, OptionSchema schema, String summary) {
    return new Option(name, new OptionType.Block(schema), false, null, summary);
  }

  public static Option blockList(String name, OptionSchema schema, String summary) {
    return new Option(name, new OptionType.BlockList(schema), false, null, summary);
  }

  public Option mandatory() {
    return new Option(name, type, true, defaultValue, summary);
  }

  public Option withDefault(Object value) {
    return new Option(name, type, required, requireNonNull(value, "value is null"), summary);
  }
}
