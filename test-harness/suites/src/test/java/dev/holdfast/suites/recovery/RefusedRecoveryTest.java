package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.Handles;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RecoverTask fails, and Nomad has only DestroyTask(force) to say afterwards. */
@NeedsNode
class RefusedRecoveryTest {

  @Test
  @Tag("A10")
  @DisplayName("A10 a task whose unit was removed is lost and leaves nothing")
  void taskWhoseUnitWasRemovedIsLostAndLeavesNothing() throws Exception {
    RigCampaign.run(
        "unit removed",
        (field, round, random) -> {
          RigTask victim = field.giveUpOne(random);
          field.rig().killPlugin();
          removeUnit(victim);
          field.rig().relaunch();
          assertThatThrownBy(victim::recoverAfterAgentRestart)
              .isInstanceOf(DriverException.class)
              .hasMessageContaining("lost");
          replace(field, victim);
        });
  }

  @Test
  @Tag("A10")
  @DisplayName("A10 a running task with an unreadable handle is really destroyed")
  void runningTaskWithAnUnreadableHandleIsReallyDestroyed() throws Exception {
    RigCampaign.run(
        "handle unreadable",
        (field, round, random) -> {
          RigTask victim = field.giveUpOne(random);
          byte[] garbage = new byte[random.nextInt(200)];
          random.nextBytes(garbage);
          field.rig().killPlugin();
          if (random.nextBoolean()) {
            Ground.delete(field.ground().store());
          }
          field.rig().relaunch();
          TaskHandle handle = Handles.withState(victim.handle(), garbage);
          assertThatThrownBy(() -> field.rig().driver().recover(handle))
              .isInstanceOf(DriverException.class);
          replace(field, victim);
        });
  }

  private static void removeUnit(RigTask task) throws IOException {
    String units =
        Shell.run("systemctl", "list-units", "--plain", "--no-legend", "--full", "holdfast-*");
    String name = "holdfast-%s-".formatted(task.spec().name());
    String unit =
        units
            .lines()
            .map(line -> line.split(" ", 2)[0])
            .filter(candidate -> candidate.startsWith(name))
            .findFirst()
            .orElseThrow();
    Shell.run("systemctl", "stop", unit);
  }

  private static void replace(RigField field, RigTask victim) throws Exception {
    field.replace(victim);
    field.steady().forEach(task -> field.rig().driver().recover(task.handle()));
    field.steadyTasksAreUntouched();
  }
}
