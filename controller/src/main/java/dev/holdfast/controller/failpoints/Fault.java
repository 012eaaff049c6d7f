package dev.holdfast.controller.failpoints;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a call can fail. */
enum Fault {
  UNAVAILABLE("the other side does not answer"),
  REFUSED("the other side refuses"),
  FULL("No space left on device"),
  READONLY("Read-only file system"),
  LOST("the answer did not arrive");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** One that can be written as {@code error(name)}. */
  static Optional<Fault> named(String name) {
    return Arrays.stream(values())
        .filter(fault -> fault != LOST && fault.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values())
        .filter(fault -> fault != LOST)
        .map(fault -> fault.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
