package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Environment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTextTest {

  @Test
  void valuesComeBackAsTheyWentIn() {
    Map<String, String> variables =
        Map.of(
            "A", "\"$x\" `y` \\ 'z' #",
            "B", "two\nlines=\"\n",
            "C", "",
            "D", "\\",
            "E", "A=\"1\"\nB=\"2\"");
    assertThat(EnvironmentText.read(EnvironmentText.write(new Environment(variables))))
        .isEqualTo(variables);
  }

  @Test
  void whatSystemdExpandsIsEscaped() {
    assertThat(EnvironmentText.write(new Environment(Map.of("A", "$x`\"\\"))))
        .isEqualTo("A=\"\\$x\\`\\\"\\\\\"\n");
  }

  @Test
  void namesThatAreNoVariableNamesAreLeftOut() {
    Map<String, String> odd = Map.of("a-b", "x", "1A", "x", "", "x", "A B", "x", "A\nB", "x");
    assertThat(EnvironmentText.write(new Environment(odd))).isEmpty();
  }

  @Test
  void valuesWithNulAreLeftOut() {
    assertThat(EnvironmentText.write(new Environment(Map.of("A", "x\0y")))).isEmpty();
  }

  @Test
  void whatIsLeftOutIsNamedWithoutItsValue() {
    Map<String, String> some =
        Map.of("a-b", "secret-1", "1A", "secret-2", "GOOD", "x", "A\nB", "secret-3", "N", "s\0");
    assertThat(EnvironmentText.omission(new Environment(some)).orElseThrow())
        .contains(": \"1A\", \"A?B\", \"N\", \"a-b\" (names are")
        .doesNotContain("secret", "GOOD", "\n");
  }

  @Test
  void whereNothingIsLeftOutNothingIsSaid() {
    assertThat(EnvironmentText.omission(new Environment(Map.of("A", "x")))).isEmpty();
  }

  @Test
  void aThousandOddNamesAreOneShortSentence() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      many.put("-".repeat(500) + i, "x");
    }
    assertThat(EnvironmentText.omission(new Environment(many)).orElseThrow())
        .contains(" and 990 more")
        .hasSizeLessThan(1000);
  }
}
