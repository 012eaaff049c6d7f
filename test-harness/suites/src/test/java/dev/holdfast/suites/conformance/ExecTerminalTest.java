package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.ExecStream;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Interactive commands on a terminal. */
@NeedsNode
class ExecTerminalTest extends OnePlugin {
  private static final String END_OF_INPUT = "\u0004";

  private @Nullable RigTask task;

  @BeforeAll
  void startTask() throws IOException {
    task = start(idle());
  }

  private ExecStream exec(String script) {
    return Objects.requireNonNull(task).execStreaming(true, "/bin/sh", "-c", script);
  }

  @Test
  @DisplayName("86 all output in one stream, with a terminal's line ends")
  void row086_aTerminalHasOneStream() throws Exception {
    ExecStream stream = exec("echo hello stdout; echo hello stderr >&2; exit 43");

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(43));
    assertThat(stream.stdout()).isEqualTo("hello stdout\r\nhello stderr\r\n");
    assertThat(stream.stderr()).isEmpty();
  }

  @Test
  @DisplayName("87 of several window sizes the last one holds")
  void row087_theLastWindowSizeHolds() throws Exception {
    ExecStream stream = exec("read x; stty size");
    stream.resize(50, 40);
    stream.resize(100, 100);
    stream.write("\n");

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    assertThat(stream.stdout()).endsWith("100 100\r\n");
  }

  @Test
  @DisplayName("88 what is typed is shown, and then what the command makes of it")
  void row088_inputIsEchoed() throws Exception {
    ExecStream stream = exec("exec cat");
    stream.write("hello\n");
    assertThat(stream.awaitStdout("hello\r\nhello\r\n", PATIENCE)).isTrue();
    stream.write(END_OF_INPUT);

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(0));
  }

  @Test
  @DisplayName("88 an interrupt that is typed reaches the command")
  void row088_anInterruptReachesTheCommand() throws Exception {
    ExecStream stream = exec("trap 'exit 9' INT; echo up; while true; do sleep 0.1; done");
    assertThat(stream.awaitStdout("up", PATIENCE)).isTrue();

    stream.write("\u0003");

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(9));
  }

  @Test
  @DisplayName("89 the stream ends with the command, whoever else holds the terminal")
  void row089_theStreamEndsWithItsCommand() throws Exception {
    ExecStream stream = exec("trap '' HUP; sleep 4789 & echo up; exit 5");

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(5));
    assertThat(stream.stdout()).contains("up");
  }

  @Test
  @DisplayName("92 when the caller hangs up, the command is killed")
  void row092_theCommandEndsWithItsCaller() throws Exception {
    ExecStream stream = exec("trap '' HUP; echo up; sleep 4793; sleep 4793");
    assertThat(stream.awaitStdout("up", PATIENCE)).isTrue();

    stream.cancel();

    await().atMost(PATIENCE).until(() -> Outside.processesWith("4793").isEmpty());
  }
}
