package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Environment;
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
}
