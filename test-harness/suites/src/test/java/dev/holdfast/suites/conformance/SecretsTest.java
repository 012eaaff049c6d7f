package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.PluginUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret planted in a task's environment, looked for where it must not be. */
@NeedsNode
class SecretsTest extends OnePlugin {
  private static final String CANARY = "canary-8d0f4711-sesame";

  @Test
  @DisplayName("54 no user but root finds a task's secret in processes, units, journal or files")
  void row054_aUserOfTheNodeFindsNoSecret() throws Exception {
    RigTask task = start(secretive());
    long pid = Outside.pid(task);
    String unit = Outside.unit(pid);

    assertThat(asNobody("ps axwwe -o pid,args")).contains("sleep").doesNotContain(CANARY);
    assertThat(asNobody("systemctl show " + unit)).contains(unit).doesNotContain(CANARY);
    assertThat(asNobody("systemctl cat " + unit)).doesNotContain(CANARY);
    assertThat(asNobody("journalctl --no-pager -u " + unit)).doesNotContain(CANARY);
    assertThat(asNobody("cat /proc/" + pid + "/environ")).doesNotContain(CANARY);
    assertThat(asNobody("find /run/holdfast " + workshop().state() + " -type f -exec cat {} +"))
        .contains("ermission denied")
        .doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "ndjson"})
  @DisplayName("54 no dump and no explanation holds a task's secret, not for root either")
  void row054_noDumpHoldsASecret(String form) throws Exception {
    RigTask task = start(secretive());

    for (String mode : new String[] {"", "--offline"}) {
      assertThat(holdfast("dump", "--history=99 --evidence --refresh", form, mode))
          .contains(task.config().getAllocId().substring(0, 8))
          .doesNotContain(CANARY);
      assertThat(holdfast("explain " + task.config().getAllocId(), "--refresh", form, mode))
          .doesNotContain(CANARY);
    }
    assertThat(holdfast("dump", "--audit", form, "")).doesNotContain(CANARY);
  }

  private static TaskSpec secretive() {
    return idle().withEnv(Map.of("DB_PASSWORD", CANARY));
  }

  /** What somebody sees who may see nothing; that a command is refused is an answer as well. */
  private static String asNobody(String command) throws IOException, InterruptedException {
    return Outside.command("runuser", "-u", "nobody", "--", "sh", "-c", command + " 2>&1; true");
  }

  /** Another test's task may be on its way, so the exit code is not looked at. */
  private String holdfast(String command, String option, String form, String mode)
      throws IOException, InterruptedException {
    Path program = PluginUnderTest.executable().resolveSibling("holdfast");
    String line =
        "%s %s %s %s --driver systemd --state-dir %s -o %s; true"
            .formatted(program, command, option, mode, workshop().state(), form);
    return Outside.command("sh", "-c", line);
  }
}
