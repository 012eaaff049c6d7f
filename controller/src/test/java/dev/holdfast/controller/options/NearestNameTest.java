package dev.holdfast.controller.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("command", "args", "user", "working_dir");

  @ParameterizedTest
  @CsvSource({
    "comand, command",
    "commadn, command",
    "ARGS, args",
    "usr, user",
    "workingdir, working_dir"
  })
  void theNameWithTheFewestErrorsIsFound(String typed, String meant) {
    assertThat(NearestName.of(typed, KNOWN)).contains(meant);
  }

  @Test
  void swappingNeighboursIsOneError() {
    assertThat(NearestName.distance("sue", "use")).isEqualTo(1);
    assertThat(NearestName.distance("", "abc")).isEqualTo(3);
    assertThat(NearestName.distance("abc", "abc")).isZero();
  }

  @Test
  void anEndlessNameIsCompared() {
    assertThat(NearestName.of("x".repeat(1_000_000), KNOWN)).isPresent();
  }

  @Test
  void whereNothingIsKnownTheHintSaysSo() {
    assertThat(NearestName.hint("x", List.of())).isEqualTo("none is known here");
  }
}
