package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Script;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Memory runs out in the task's first process, in one with children, and in a child alone. */
@NeedsNode
class MemoryBombTest {
  private static final int BOMBS = 5;
  private static final ExitReport OUT_OF_MEMORY = new ExitReport(128 + 9, 9, true, "");

  @EachSeed
  @Tag("A18")
  @DisplayName("A18 five tasks killed for memory are told so, two of them over the plugin's death")
  void wantOfMemoryIsTold(RandomGenerator random) throws Exception {
    try (Stage stage = Stage.open()) {
      var events = stage.rig().driver().events();
      for (int i = 0; i < BOMBS; i++) {
        boolean children = random.nextBoolean();
        String before = children ? "sleep 30 & " : "";
        RigTask bomb =
            stage.start(Script.of("bomb" + i, before + "sleep 0.7; exec tail /dev/zero"));
        if (i < 2) {
          stage.strike();
          bomb.recover();
          events = stage.rig().driver().events();
        }
        assertThat(bomb.await(Stage.PATIENCE))
            .as("bomb %d, children %s", i, children)
            .isEqualTo(OUT_OF_MEMORY);
        if (i >= 2) {
          assertThat(events.await(it -> it.getTaskId().equals(bomb.id()), Stage.PATIENCE))
              .isPresent();
        }
        bomb.destroy(true);
      }
      events.cancel();
    }
  }

  @EachSeed
  @Tag("A18")
  @DisplayName("A18 a task that outlives the death of a child for memory ends with its own code")
  void aChildAloneIsNotTheTask() throws Exception {
    try (Stage stage = Stage.open()) {
      RigTask task = stage.start(Script.of("parent", "sleep 0.5; tail /dev/zero; exit 3"));
      ExitReport told = task.await(Stage.PATIENCE);

      // Whether systemd ends the unit for its child, the kernel's kind of cgroups decides.
      boolean stopped = told.oomKilled() && told.exitCode() != 0;
      assertThat(told.exitCode() == 3 || stopped).as("%s", told).isTrue();
    }
  }
}
