package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Ending;
import dev.holdfast.suites.recovery.PluginLoad;
import dev.holdfast.suites.recovery.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Tasks come and go while things fail; holdfast-trial does the same for hours. */
@NeedsNode
class ChurnTest {
  private static final int TURNS = 40;
  private static final int AT_ONCE = 8;

  private record Running(RigTask task, Path go, Ending ending) {}

  @EachSeed
  @Tag("A21")
  @DisplayName(
      "A21 forty tasks come and go over kills and reloads; ends are true and nothing grows")
  void tasksComeAndGo(RandomGenerator random) throws Exception {
    try (Stage stage = Stage.open()) {
      Deque<Running> running = new ArrayDeque<>();
      List<PluginLoad> loads = new ArrayList<>();
      for (int turn = 0; turn < TURNS; turn++) {
        running.add(start(stage, turn, random));
        disturb(stage, running, random, loads);
        if (running.size() >= AT_ONCE) {
          endsTruly(running.remove());
        }
      }
      for (Running each : running) {
        endsTruly(each);
      }
      assertThat(loads.isEmpty() || PluginLoad.isFlat(loads)).as("%s", loads).isTrue();
    }
  }

  private static Running start(Stage stage, int turn, RandomGenerator random) throws Exception {
    Path go = stage.ground().home().resolve("go" + turn);
    Ending ending = Ending.oneOfEach(random).get(random.nextInt(5));
    return new Running(stage.start(Script.ending("churn" + turn, go, ending)), go, ending);
  }

  private static void disturb(
      Stage stage, Deque<Running> running, RandomGenerator random, List<PluginLoad> loads)
      throws Exception {
    switch (random.nextInt(8)) {
      case 0 -> {
        stage.strike();
        running.forEach(each -> each.task().recover());
        loads.add(PluginLoad.of(stage.rig().instance().process().pid()));
      }
      case 1 -> {
        stage.rig().reattach();
        running.forEach(each -> each.task().recoverAfterAgentRestart());
      }
      case 2 -> Shell.run("systemctl", "daemon-reload");
      case 3 -> Shell.run("systemctl", "daemon-reexec");
      default -> {}
    }
  }

  private static void endsTruly(Running each) throws Exception {
    Files.createFile(each.go());
    Stage.pause(Duration.ofMillis(20));
    assertThat(each.task().await(Stage.PATIENCE))
        .as(each.task().spec().name())
        .isEqualTo(each.ending().truth());
    each.task().destroy(false);
  }
}
