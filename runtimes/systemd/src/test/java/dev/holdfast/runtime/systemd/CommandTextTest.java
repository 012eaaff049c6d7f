package dev.holdfast.runtime.systemd;

import static dev.holdfast.runtime.systemd.Samples.plan;
import static dev.holdfast.runtime.systemd.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTextTest {
  private static UnitPlan command(String... args) {
    return plan(spec(Map.of("command", "program", "args", List.of(args))), CgroupVersion.V2);
  }

  @Test
  void overTheBusDollarsAreDoubledAndNothingElseIsTouched() {
    assertThat(CommandText.property(command("$HOME", "${HOME}", "$$", "%n \\ \" 'x'", "")).value())
        .isEqualTo(
            List.of(
                List.of(
                    "/usr/bin/program",
                    List.of("/usr/bin/program", "$$HOME", "$${HOME}", "$$$$", "%n \\ \" 'x'", ""),
                    false)));
  }

  @Test
  void commandThatSurvivesReloadsNeedsNoDropIn() {
    assertThat(CommandText.dropIn(command("a b", "%n \\ \" 'x'", "é", ""))).isEmpty();
  }

  @Test
  void dropInReplacesTheCommandByOneInEscapes() {
    assertThat(CommandText.dropIn(command("$x; \"%n\"", "\\ 'y' é\n", "")))
        .hasValue(
            """
            [Service]
            ExecStart=
            ExecStart="@:/usr/bin/program" "/usr/bin/program" \
            "\\x24x\\x3b \\x22%%n\\x22" "\\x5c 'y' é\\x0a" ""
            """);
  }

  @Test
  void lineThatSystemdCouldNotReadIsNotWritten() {
    assertThat(CommandText.dropIn(command(";", "x".repeat(1_000_000)))).isPresent();
    assertThat(CommandText.dropIn(command(";", "é".repeat(1_000_000)))).isEqualTo(Optional.empty());
  }
}
