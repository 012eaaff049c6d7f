package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Ground;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** The reaper works on a node that is full of things which look like its own. */
@NeedsNode
class StrangersTest {
  private static final int OBJECTS = 500;
  private static final int OF_ANOTHER_DRIVER = 5;
  private static final int OURS = 6;

  @EachSeed
  @Tag("A11")
  @DisplayName(
      "A11 among 500 look-alikes and another driver's tasks only our own unclaimed are removed")
  void onlyOursIsTouched(RandomGenerator random) throws Exception {
    Map<String, Object> impatient =
        Map.of("claim_window", "2s", "reap_unclaimed", true, "relist_interval", "1s");
    try (Stage other = Stage.open();
        Strangers strangers = Strangers.plant(OBJECTS, random)) {
      List<RigTask> others = other.startSteady(OF_ANOTHER_DRIVER);
      var untouched = Stage.copies(others);
      play(impatient, random);
      assertThat(Stage.copies(others)).isEqualTo(untouched);
      assertThat(strangers.touched()).as("strangers that were touched").isEmpty();
    }
  }

  private static void play(Map<String, Object> impatient, RandomGenerator random) throws Exception {
    try (Stage stage = Stage.open(impatient)) {
      List<RigTask> ours = stage.startSteady(OURS);

      stage.rig().killPlugin();
      if (random.nextBoolean()) {
        Ground.delete(stage.ground().store());
      }
      stage.rig().relaunch();
      List<RigTask> claimed = ours.subList(0, OURS / 2);
      claimed.forEach(RigTask::recover);

      List<RigTask> forgotten = ours.subList(OURS / 2, OURS);
      await().atMost(Stage.PATIENCE).until(() -> Stage.copies(forgotten).isEmpty());
      assertThat(Stage.copies(claimed)).hasSize(claimed.size());
    }
  }
}
