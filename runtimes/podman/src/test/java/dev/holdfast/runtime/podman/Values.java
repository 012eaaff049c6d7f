package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.options.OptionValues;
import java.util.Map;

/** Blocks of options. */
final class Values {
  private Values() {}

  static OptionValues of(String name, Object value) {
    return new OptionValues(Map.of(name, value));
  }
}
