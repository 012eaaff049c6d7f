package dev.holdfast.trial.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ProfileReaderTest {
  static final List<String> BUILT_IN = Profiles.BUILT_IN;

  private static final String MINE =
      """
      {
        // a driver of my own
        "driver": "mine",
        "plugin": {"folder": "${state_dir}/x"},
        "task": {"command": "/bin/sh", "args": ["-c", "${script}"]},
        "daemons": "mined.service",
        "store": "x",
        "truth": "cgroup:/mine/${alloc}.${task}",
        "leftovers": {"units": "mine-*"},
        "cannot": ["stats", "memory"],
      }
      """;

  @Test
  void tenLinesDescribeADriver() {
    Profile profile = ProfileReader.read("mine", MINE);

    assertThat(profile.driver()).isEqualTo("mine");
    assertThat(profile.pluginOptions("/s")).isEqualTo(Map.of("folder", "/s/x"));
    assertThat(profile.tasks().forExit(3))
        .isEqualTo(Map.of("command", "/bin/sh", "args", List.of("-c", "exit 3")));
    assertThat(profile.daemons()).containsExactly("mined.service");
    assertThat(profile.truth().of("a", "t")).isEqualTo("/mine/a.t");
    assertThat(profile.can(Ability.STATS)).isFalse();
    assertThat(profile.can(Ability.EXEC)).isTrue();
  }

  @ParameterizedTest
  @FieldSource("BUILT_IN")
  void builtInProfileIsSound(String name) {
    Profile profile = Profiles.find(name);

    assertThat(profile.tasks().forSleep(5).toString()).contains("sleep 5");
    assertThat(profile.pluginOptions("/s").toString()).doesNotContain("${");
  }

  @Test
  void unknownFieldIsNamedWithTheNearestOne() {
    refuses(MINE.replace("\"daemons\"", "\"demons\""), "\"demons\"", "nearest", "\"daemons\"");
  }

  @Test
  void wrongKindOfValueIsNamedWithTheValue() {
    refuses(MINE.replace("\"mine\",", "7,"), "\"driver\" is 7", "text in quotes");
  }

  @Test
  void wordThatMeansNothingIsNamedWithThoseThatDo() {
    refuses(MINE.replace("\"stats\"", "\"flying\""), "cannot", "flying", "exec, stats");
  }

  @Test
  void taskWithoutAPlaceForTheScriptIsRefusedWithAnExample() {
    refuses(MINE.replace("${script}", "true"), "\"task\"", "${script}", "/bin/sh");
  }

  @Test
  void storeOutsideTheStateFolderIsRefused() {
    refuses(MINE.replace("\"store\": \"x\"", "\"store\": \"/etc\""), "\"store\" is \"/etc\"");
  }

  @Test
  void storeThatCannotBeMovedIsRefused() {
    refuses(MINE.replace("${state_dir}/x", "/var/x"), "\"store\"", "${state_dir}");
  }

  @Test
  void truthWithoutThePlaceOfTheTaskIsRefused() {
    refuses(MINE.replace("cgroup:/mine/${alloc}.${task}", "cgroup:/mine"), "\"truth\"", "${alloc}");
  }

  @Test
  void brokenTextIsRefusedWithItsLine() {
    refuses(MINE.replace("\"task\":", "\"task\""), "line 5");
  }

  @Test
  void missingProfileIsRefusedWithThoseThatExist() {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> Profiles.find("/no/such.json"))
        .withMessageContainingAll("--profile", "/no/such.json", "raw_exec");
  }

  private static void refuses(String text, String... parts) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> ProfileReader.read("mine", text))
        .withMessageContainingAll(parts);
  }
}
