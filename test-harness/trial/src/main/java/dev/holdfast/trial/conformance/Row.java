package dev.holdfast.trial.conformance;

import dev.holdfast.trial.profile.Ability;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One rule of the protocol.
 *
 * @param number of the row
 * @param rule what must hold, in words
 * @param needs what the driver must be able to do for it
 * @param check throws if it does not hold
 */
record Row(int number, String rule, Set<Ability> needs, Check check) {
  /** Tries a row on a plugin. */
  @FunctionalInterface
  interface Check {
    void on(Bench bench) throws Exception;
  }

  static Row of(int number, String rule, Check check) {
    return new Row(number, rule, Set.of(), check);
  }

  Row needing(Ability... abilities) {
    return new Row(number, rule, Set.of(abilities), check);
  }

  /** What a profile says of a driver that is not meant to do this; empty for what all must do. */
  Optional<String> leftOutBy() {
    return needs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            needs.stream()
                .map(need -> "\"" + need.word() + "\"")
                .collect(Collectors.joining(", ", "\"cannot\": [", "]")));
  }

  /** As reports name it. */
  String name() {
    return "row %03d: %s".formatted(number, rule);
  }
}
