package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.hcl.HclException;
import dev.holdfast.nomadside.observe.Workloads;
import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.suites.NeedsNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong job gets one sentence that helps, at once, and leaves nothing behind. */
@NeedsNode
class BadTaskTest extends OnePlugin {

  static Stream<Arguments> wrongTasks() {
    return Stream.of(
        Arguments.of(TaskSpec.of("task"), "command"),
        Arguments.of(program(""), "command"),
        Arguments.of(program("/no/such/program"), "/no/such/program"),
        Arguments.of(program("no-such-program"), "no-such-program"),
        Arguments.of(program("/etc/passwd"), "/etc/passwd"),
        Arguments.of(program("/etc"), "/etc"),
        Arguments.of(idle().with("working_directory", "/no/such/folder"), "/no/such/folder"),
        Arguments.of(idle().with("group", "no-such-group"), "no-such-group"),
        Arguments.of(idle().with("logging", List.of(Map.of("driver", "syslog"))), "syslog"),
        Arguments.of(idle().withResources(TaskResources.DEFAULT.withCores(List.of(4000))), "4000"));
  }

  @ParameterizedTest
  @MethodSource("wrongTasks")
  @DisplayName("57 an option that is missing or wrong is named, and nothing is left")
  void row057_aWrongOptionIsNamed(TaskSpec task, String named) throws IOException {
    assertRefused(task.withoutLogs(), named);
  }

  @Test
  @DisplayName("55 a user that the node does not know is named, for good, and nothing is left")
  void row055_anUnknownUserIsNamed() throws IOException {
    assertRefused(idle().withUser("no-such-user").withoutLogs(), "no-such-user");
  }

  private void assertRefused(TaskSpec task, String named) throws IOException {
    TaskConfig config = rig().prepare(task);

    DriverException refused =
        catchThrowableOfType(DriverException.class, () -> driver().start(config));

    assertThat(refused).hasMessageContaining(named).message().hasLineCount(1);
    assertThat(refused.recoverable()).as("worth another try").isFalse();
    assertThat(refused.looksLikePluginDeath()).isFalse();
    assertNothingLeft(task, config);
  }

  private void assertNothingLeft(TaskSpec task, TaskConfig config) throws IOException {
    assertThat(Workloads.processes(task.allocId(), task.name())).isEmpty();
    assertThat(driver().waitFor(config.getId())).failsWithin(PATIENCE);
    assertThatThrownBy(() -> driver().inspect(config.getId())).isInstanceOf(DriverException.class);
  }

  @Test
  @DisplayName("57 a key that the schema does not know is refused before it is sent")
  void row057_anUnknownKeyIsRefused() {
    assertThatThrownBy(() -> start(idle().with("comand", "/bin/true").withoutLogs()))
        .isInstanceOf(HclException.class)
        .hasMessageContaining("comand");
  }

  @Test
  @DisplayName("57 bytes that are no options are refused in a sentence")
  void row057_garbageInsteadOfOptionsIsRefused() throws IOException {
    TaskConfig config =
        rig().prepare(idle().withoutLogs()).toBuilder()
            .setMsgpackDriverConfig(ByteString.copyFrom(new byte[] {(byte) 0xc1, 1, 2}))
            .build();

    assertThatThrownBy(() -> driver().start(config))
        .isInstanceOf(DriverException.class)
        .message()
        .hasLineCount(1);
  }

  @Test
  @DisplayName("60 after a start that failed no helper process is there")
  void row060_aFailedStartLeavesNoProcess() throws Exception {
    long plugin = rig().instance().process().pid();
    TaskConfig config =
        rig().prepare(idle().with("working_directory", "/no/such/folder").withoutLogs());

    assertThatThrownBy(() -> driver().start(config)).isInstanceOf(DriverException.class);

    assertThat(ProcessHandle.of(plugin).orElseThrow().children()).isEmpty();
    assertThat(Outside.command("systemctl", "list-units", "--all", "holdfast-*.service"))
        .doesNotContain("holdfast-task");
  }
}
