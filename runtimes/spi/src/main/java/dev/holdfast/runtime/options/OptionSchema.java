package dev.holdfast.runtime.options;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The options of a block, in the order in which they are documented. */
public record OptionSchema(List<Option> options) {
  public OptionSchema {
    options = List.copyOf(options);
    Set<String> seen = new HashSet<>();
    for (Option option : options) {
      if (!seen.add(option.name())) {
        throw new IllegalArgumentException("option " + option.name() + " is declared twice");
      }
    }
  }

  public static OptionSchema of(Option... options) {
    return new OptionSchema(List.of(options));
  }

  public static OptionSchema none() {
    return of();
  }

  public Optional<Option> find(String name) {
    return options.stream().filter(option -> option.name().equals(name)).findFirst();
  }

  /** This schema followed by another's options. */
  public OptionSchema and(OptionSchema other) {
    return new OptionSchema(Stream.concat(options.stream(), other.options.stream()).toList());
  }
}
