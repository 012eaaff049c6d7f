package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.machine.LosableDisk;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Ending;
import dev.holdfast.suites.recovery.Ground;
import dev.holdfast.suites.recovery.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Whatever the disk had not yet been asked to keep is lost with the plugin. */
@NeedsNode
class PowerLossTest {
  private static final int ROUNDS = 10;
  private static final int LATEST_MILLIS = 80;

  @EachSeed
  @Tag("A08")
  @DisplayName(
      "A08 ten times the disk loses what was not synced, and nothing that was told is missing")
  void whatWasToldIsKept(RandomGenerator random) throws Exception {
    Ground ground = Ground.fresh();
    LosableDisk disk = LosableDisk.mounted(ground.state(), ground.home().resolve("disk"));
    try (Stage stage = Stage.open(ground, Map.of(), plugin -> plugin).with(disk)) {
      List<RigTask> steady = new ArrayList<>(stage.startSteady(2));
      for (int round = 0; round < ROUNDS; round++) {
        Ending ending = Ending.code(random.nextInt(256));
        Path go = ground.home().resolve("go" + round);
        RigTask told = stage.start(Script.ending("told" + round, go, ending));
        Files.createFile(go);
        assertThat(told.await(Stage.PATIENCE)).isEqualTo(ending.truth());
        steady.add(stage.start(Script.steady("since" + round)));
        Stage.pause(Duration.ofMillis(random.nextInt(LATEST_MILLIS)));

        stage.rig().killPlugin();
        disk.losePower();
        stage.rig().relaunch();

        told.recoverAfterAgentRestart();
        assertThat(told.await(Stage.PATIENCE)).as("told before").isEqualTo(ending.truth());
        told.destroy(false);
        areThere(steady);
      }
    }
  }

  private static void areThere(List<RigTask> tasks) throws Exception {
    var copies = Stage.copies(tasks);
    assertThat(copies).hasSize(tasks.size());
    for (RigTask task : tasks) {
      task.recoverAfterAgentRestart();
      var waiting = task.waiting();
      assertThat(waiting.isDone()).as("end of %s", task.spec().name()).isFalse();
      assertThat(waiting.cancel(true)).isTrue();
    }
  }
}
