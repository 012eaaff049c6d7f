package dev.holdfast.runtime.options;

/** The type of an option, in the terms of Nomad's configuration language. */
public sealed interface OptionType {

  /** A string. */
  record Text() implements OptionType {}

  /** A number; Nomad delivers fractions that are not exact in binary as text. */
  record Numeric() implements OptionType {}

  /** {@code true} or {@code false}. */
  record Bool() implements OptionType {}

  /** A list of strings. */
  record TextList() implements OptionType {}

  /** A string or a list of strings; it counts as a list of one. Not inside a block. */
  record TextOrList() implements OptionType {}

  /** A block of free keys with string values: {@code labels { a = "b" }}. */
  record TextMapBlock() implements OptionType {}

  /** A list of maps of strings, {@code [{ a = "b" }]}; the form of several older drivers. */
  record TextMapList() implements OptionType {}

  /** One nested block. */
  record Block(OptionSchema schema) implements OptionType {}

  /** Any number of nested blocks of one shape. */
  record BlockList(OptionSchema schema) implements OptionType {}
}
