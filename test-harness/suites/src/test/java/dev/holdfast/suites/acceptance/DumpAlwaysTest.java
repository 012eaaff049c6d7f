package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.PluginUnderTest;
import dev.holdfast.suites.recovery.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** What the driver believes can be read whatever has become of the plugin. */
@NeedsNode
class DumpAlwaysTest {
  private static final int TASKS = 50;
  private static final String CANARY = "canary-77ab20e1-sesame";
  private static final ObjectMapper JSON = new ObjectMapper();

  @EachSeed
  @Tag("A17")
  @DisplayName("A17 live, hung, dead and from a copy: the same tasks in the dump, and no secret")
  void theDumpIsTheSame() throws Exception {
    try (Stage stage = Stage.open()) {
      List<RigTask> tasks = stage.startSteady(TASKS);
      stage.start(Script.steady("secretive").withEnv(Map.of("PASSWORD", CANARY)));
      RigTask ended = stage.start(Script.of("ended", "sleep 0.5; exit 7"));
      assertThat(ended.await(Stage.PATIENCE).exitCode()).isEqualTo(7);
      Path state = stage.ground().state();

      SortedMap<String, String> live = tasks(dump(state));
      assertThat(live).hasSize(TASKS + 2);
      assertThat(live.keySet()).contains(tasks.getFirst().spec().allocId() + "/steady0");

      String pid = String.valueOf(stage.rig().instance().process().pid());
      Shell.run("kill", "-STOP", pid);
      assertThat(tasks(dump(state))).as("hung").isEqualTo(live);
      Shell.run("kill", "-CONT", pid);

      stage.rig().killPlugin();
      assertThat(tasks(dump(state))).as("dead").isEqualTo(live);
      Path copy = stage.ground().home().resolve("copy");
      Shell.run("cp", "-a", state.toString(), copy.toString());
      assertThat(tasks(dump(copy))).as("from a copy").isEqualTo(live);
      stage.rig().relaunch();
    }
  }

  @EachSeed
  @Tag("A17")
  @DisplayName("A17 the runtime's own words, and what leaks, are shown while the plugin hangs")
  void theRuntimeIsAskedBesideThePlugin() throws Exception {
    try (Stage stage = Stage.open()) {
      RigTask task = stage.start(Script.steady("web").withEnv(Map.of("PASSWORD", CANARY)));
      Path state = stage.ground().state();
      String pid = String.valueOf(stage.rig().instance().process().pid());
      Shell.run("kill", "-STOP", pid);

      JsonNode shown = JSON.readTree(dump(state, task.spec().allocId() + " --refresh"));
      JsonNode observed = shown.path("tasks").path(0).path("observed");
      assertThat(observed.at("/sight/verbatim/ActiveState").asText()).isEqualTo("active");
      assertThat(observed.at("/evidence/counters/processes").asLong()).isPositive();
      assertThat(shown.at("/header/store_files")).isNotEmpty();

      String left = "holdfast-left-%016x".formatted(System.nanoTime());
      Path dropIn = Path.of("/run/systemd/system/" + left + ".service.d");
      Files.createDirectory(dropIn);
      assertThat(dump(state, "--audit")).contains("left_drop_in", left);
      Files.delete(dropIn);
      assertThat(dump(state, "--audit")).doesNotContain(left);
      Shell.run("kill", "-CONT", pid);
    }
  }

  private static String dump(Path state) throws IOException {
    return dump(state, "");
  }

  private static String dump(Path state, String options) throws IOException {
    Path program = PluginUnderTest.executable().resolveSibling("holdfast");
    String text =
        Shell.run(
            "/bin/sh",
            "-c",
            "%s dump %s --driver systemd --state-dir %s -o json; true"
                .formatted(program, options, state));
    assertThat(text).doesNotContain(CANARY);
    return text.substring(text.indexOf('{'));
  }

  /** What is wanted of each task, and the last thing that was seen of it. */
  private static SortedMap<String, String> tasks(String dump) throws IOException {
    SortedMap<String, String> tasks = new TreeMap<>();
    for (JsonNode task : JSON.readTree(dump).path("tasks")) {
      String name = task.path("alloc_id").asText() + "/" + task.path("task").asText();
      tasks.put(name, task.path("desired").path("state").asText());
    }
    return tasks;
  }
}
