package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Objects;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExecStream;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

/** Interactive commands without a terminal. */
@NeedsNode
class ExecStreamTest extends OnePlugin {
  private static final int ARCHIVED_BYTES = 10 * 1024;

  private @Nullable RigTask task;

  @BeforeAll
  void startTask() throws IOException {
    task = start(idle());
  }

  private ExecStream exec(String... command) {
    return Objects.requireNonNull(task).execStreaming(false, command);
  }

  private ExecStream shellCommand(String script) {
    return exec("/bin/sh", "-c", script);
  }

  @Test
  @DisplayName("82 both outputs apart, and the code of the command")
  void row082_outputsStayApart() throws Exception {
    ExecStream stream = shellCommand("echo hello stdout; echo hello stderr >&2; exit 43");

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(43));
    assertThat(stream.stdout()).isEqualTo("hello stdout\n");
    assertThat(stream.stderr()).isEqualTo("hello stderr\n");
  }

  @Test
  @DisplayName("83 lines arrive when they are written, not at the end")
  void row083_linesArriveOneByOne() throws Exception {
    ExecStream stream = shellCommand("for i in 1 2 3; do echo line $i; read x; done");

    for (int i = 1; i <= 3; i++) {
      assertThat(stream.awaitStdout("line " + i, PATIENCE)).isTrue();
      assertThat(stream.stdout()).doesNotContain("line " + (i + 1));
      stream.write("\n");
    }
    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(0));
  }

  @Test
  @DisplayName("84 without a terminal there is no window size")
  void row084_thereIsNoTerminal() throws Exception {
    ExecStream stream = exec("stty", "size");

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(1));
    assertThat(stream.stderr()).contains("Inappropriate ioctl");
  }

  @Test
  @DisplayName("85 stdin reaches the command, and so does its end")
  void row085_stdinAndItsEndReachTheCommand() throws Exception {
    ExecStream stream = exec("cat");
    stream.write("first\n");
    stream.write("second\n");
    stream.closeStdin();

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    assertThat(stream.stdout()).isEqualTo("first\nsecond\n");
  }

  @Test
  @DisplayName("85 a command that reads only the first line ends although more was sent")
  void row085_aCommandNeedNotReadEverything() throws Exception {
    ExecStream stream = exec("head", "-n1");
    stream.write("first\nsecond\n");
    stream.closeStdin();

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    assertThat(stream.stdout()).isEqualTo("first\n");
  }

  @Test
  @DisplayName("90 heartbeats in between change nothing")
  void row090_heartbeatsAreIgnored() throws Exception {
    ExecStream stream = exec("cat");
    stream.heartbeat();
    stream.write("a");
    stream.heartbeat();
    stream.heartbeat();
    stream.write("b");
    stream.closeStdin();
    stream.heartbeat();

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    assertThat(stream.stdout()).isEqualTo("ab");
  }

  @Test
  @DisplayName("91 a first frame that is no set-up is refused")
  void row091_theFirstFrameMustBeTheSetUp() {
    ExecStream stream = driver().openExec();
    stream.write("too early");

    assertThatThrownBy(() -> stream.await(PATIENCE))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("first message should always be setup");
  }

  @Test
  @DisplayName("91 a command for a task that nobody knows is refused")
  void row091_anUnknownTaskIsRefused() {
    ExecStream stream = driver().execStreaming("no/such/task", false, "true");

    assertThatThrownBy(() -> stream.await(PATIENCE))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("task not found");
  }

  @Test
  @DisplayName("92 when the caller leaves, the command is killed")
  void row092_theCommandEndsWithItsCaller() throws Exception {
    ExecStream stream = shellCommand("trap '' HUP TERM; echo up; sleep 4792; sleep 4792");
    assertThat(stream.awaitStdout("up", PATIENCE)).isTrue();

    stream.cancel();

    await().atMost(PATIENCE).until(() -> Outside.processesWith("4792").isEmpty());
  }

  @Test
  @DisplayName("131 a binary archive on stdin arrives byte by byte")
  void row131_binaryInputArrivesUnchanged(@TempDir Path folder) throws Exception {
    byte[] content = everyByte();
    Path source = Files.createDirectory(folder.resolve("source"));
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.write(source.resolve("file"), content);
    Path archive = folder.resolve("archive");
    Outside.command("tar", "-cf", archive.toString(), "-C", source.toString(), "file");

    ExecStream stream = exec("tar", "-x", "-C", target.toString());
    stream.write(Files.readAllBytes(archive));
    stream.closeStdin();

    assertThat(stream.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    assertThat(target.resolve("file")).hasBinaryContent(content);
  }

  private static byte[] everyByte() {
    byte[] bytes = new byte[ARCHIVED_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8));
    }
    return bytes;
  }
}
