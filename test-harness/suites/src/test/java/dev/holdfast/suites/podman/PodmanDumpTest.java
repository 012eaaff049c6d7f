package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.PluginUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dump tells of containers, and what it must not tell. */
class PodmanDumpTest extends RowsOfTheGoDriver {
  private static final String CANARY = "canary-2f9a6d10-sesame";

  /** Another test's task may be on its way, so the exit code is not looked at. */
  private String dump(String options) throws IOException {
    Path program = PluginUnderTest.executable().resolveSibling("holdfast");
    return Shell.run(
        "sh",
        "-c",
        "%s dump %s --driver podman --state-dir %s; true"
            .formatted(program, options, plugin().state()));
  }

  private static TaskSpec secretive() {
    Map<String, Object> login = Map.of("username", "me", "password", CANARY);
    return Jobs.idle()
        .withEnv(Map.of("DB_PASSWORD", CANARY))
        .with("auth", List.of(login))
        .with("labels", Jobs.map("secret", CANARY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "ndjson"})
  void noDumpHoldsASecret(String form) throws Exception {
    RigTask task = start(secretive());
    for (String mode : List.of("", "--offline")) {
      assertThat(dump("--history=99 --evidence --refresh -o " + form + " " + mode))
          .contains(task.spec().allocId().substring(0, 8))
          .doesNotContain(CANARY);
    }
    assertThat(dump("--audit -o " + form)).doesNotContain(CANARY);
    task.destroy(true);
  }

  @Test
  void podmansOwnWordsAreThereAndNothingIsLeft() throws Exception {
    RigTask task = start(Jobs.idle());
    JsonNode refreshed = new ObjectMapper().readTree(dump("--refresh -o json"));
    assertThat(refreshed.findValuesAsText("State.Status")).containsExactly("running");
    JsonNode audit = new ObjectMapper().readTree(dump("--audit -o json")).path("audit");
    assertThat(audit.path("findings")).as(audit.toString()).isEmpty();
    assertThat(audit.path("workloads").asInt()).as(audit.toString()).isEqualTo(1);
    task.destroy(true);
  }
}
