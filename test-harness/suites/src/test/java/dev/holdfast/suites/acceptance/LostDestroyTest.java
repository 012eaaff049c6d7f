package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Script;
import dev.holdfast.nomadside.machine.Shell;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Nomad asks for a removal once; the plugin may be asked to end just then. */
@NeedsNode
class LostDestroyTest {
  private static final int ROUNDS = 2;
  private static final int LONGEST_MILLIS = 12;

  @EachSeed
  @Tag("A06")
  @DisplayName("A06 a destroy that is lost with a plugin that gets SIGTERM is made up for")
  void nothingIsLeftOfItInTheEnd(RandomGenerator random) throws Exception {
    Map<String, Object> soon =
        Map.of("claim_window", "2s", "tombstone_retention", "1s", "relist_interval", "1s");
    try (Stage stage = Stage.open(soon)) {
      for (int round = 0; round < ROUNDS; round++) {
        RigTask task = stage.rig().start(Script.of("short" + round, "exit 3"));
        assertThat(task.await(Stage.PATIENCE).exitCode()).isEqualTo(3);
        var destroy = CompletableFuture.runAsync(() -> destroy(task));
        Stage.pause(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
        Shell.run("kill", "-TERM", String.valueOf(stage.rig().instance().process().pid()));
        stage.rig().instance().process().awaitExit(Stage.PATIENCE);
        assertThat(destroy).succeedsWithin(Stage.PATIENCE);
        stage.rig().killPlugin();
        stage.rig().relaunch();
      }
      // A plugin opens nothing before its agent's first question.
      assertThat(stage.rig().driver().fingerprints().first(Stage.PATIENCE)).isPresent();
      await().atMost(Stage.PATIENCE).until(() -> units().isEmpty());
    }
  }

  private static String units() throws IOException {
    return Shell.run(
        "systemctl", "list-units", "--all", "--plain", "--no-legend", "holdfast-short*");
  }

  /** Whether it is answered before the plugin ends is chance. */
  private static void destroy(RigTask task) {
    try {
      task.destroy(true);
    } catch (DriverException lost) {
      assertThat(lost.looksLikePluginDeath()).as(lost.text()).isTrue();
    }
  }
}
