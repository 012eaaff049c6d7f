package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.systemd.exec.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExecTargetsTest {
  /** A control frame of a web socket holds 125 bytes, two of them for the code. */
  private static final int ROOM_BYTES = 123;

  private static final String PREFIX = "rpc error: code = FailedPrecondition desc = ";

  @Test
  void refusalFitsIntoTheFrameThatTellsAUserOfNomad() {
    assertThatThrownBy(() -> ExecTargets.requireProgram(self(), "no-such-program"))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("no-such-program")
        .satisfies(refusal ->
            assertThat(PREFIX + refusal.getMessage()).hasSizeLessThanOrEqualTo(ROOM_BYTES));
  }

  private static Target self() {
    String longPath = "/usr/local/some/folder/bin:".repeat(10) + "/bin";
    return new Target(
        ProcessHandle.current().pid(),
        List.of(),
        "0",
        "0",
        List.of(),
        Path.of("/"),
        Map.of("PATH", longPath));
  }
}
