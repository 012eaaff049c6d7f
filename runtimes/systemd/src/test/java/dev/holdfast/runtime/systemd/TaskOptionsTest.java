package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskOptionsTest {

  private static TaskOptions read(Map<String, Object> options) {
    return TaskOptions.of(Samples.spec(options));
  }

  private static Map<String, Object> logging(String driver) {
    return Map.of("command", "x", "logging", new OptionValues(Map.of("driver", driver)));
  }

  @Test
  void commandIsNeeded() {
    for (String command : List.of("", "  ")) {
      assertThatThrownBy(() -> read(Map.of("command", command)))
          .isInstanceOf(RuntimeRefused.class)
          .hasMessageContaining("command name required");
    }
    assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("command name required");
  }

  @Test
  void logsGoToNomadUnlessTheJournalIsNamed() {
    assertThat(read(Map.of("command", "x")).journal()).isFalse();
    assertThat(read(logging("nomad")).journal()).isFalse();
    assertThat(read(logging("journald")).journal()).isTrue();
  }

  @Test
  void unknownLogDriverIsRefusedByName() {
    assertThatThrownBy(() -> read(logging("syslog")))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("logging.driver = \"syslog\"")
        .hasMessageContaining("journald");
  }

  @Test
  void textWithNulIsRefused() {
    assertThatThrownBy(() -> read(Map.of("command", "x", "args", List.of("a\0b"))))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("args")
        .hasMessageContaining("a\\0b");
    assertThatThrownBy(() -> read(Map.of("command", "x", "working_directory", "a\0")))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("working_directory");
  }

  @Test
  void sliceMustBeASlice() {
    assertThat(SystemdOptions.slice(OptionValues.none())).isEqualTo("holdfast.slice");
    assertThat(SystemdOptions.slice(new OptionValues(Map.of("slice", "a-b.slice"))))
        .isEqualTo("a-b.slice");
    for (String slice : List.of("", "x", "x.service", "-.slice", "a--b.slice", "a b.slice")) {
      OptionValues values = new OptionValues(Map.of("slice", slice));
      assertThatThrownBy(() -> SystemdOptions.requireSlice(values))
          .isInstanceOf(RuntimeRefused.class)
          .hasMessageContaining("slice = \"" + slice + "\"");
    }
  }
}
