package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks start and stop while systemd loads its memory anew or the bus goes away under them. */
@NeedsNode
class BusyManagerTest {
  private static final int TASKS = 12;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final ExitReport TERMINATED = new ExitReport(128 + 15, 15, false, "");

  @Test
  @Tag("A04")
  @DisplayName("A04 starts and stops during reloads are not lost")
  void startsAndStopsDuringReloadsAreNotLost() throws Exception {
    disturbed(
        "starts during reloads",
        random ->
            Shell.run("systemctl", random.nextInt(3) == 0 ? "daemon-reexec" : "daemon-reload"));
  }

  @Test
  @Tag("A04")
  @DisplayName("A04 starts and stops during restarts of D-Bus are not lost")
  void startsAndStopsDuringRestartsOfTheBusAreNotLost() throws Exception {
    disturbed(
        "starts during bus restarts",
        random -> {
          // Else systemd holds so many restarts for a failure of the service.
          Shell.run("systemctl", "reset-failed", "dbus.service");
          Shell.run("systemctl", "restart", "dbus.service");
          Pause.upTo(400, random);
        });
  }

  /** What goes on beside the calls. */
  private interface Disturbance {
    void happen(RandomGenerator random) throws Exception;
  }

  private static void disturbed(String name, Disturbance disturbance) throws Exception {
    RigCampaign.run(
        name,
        (field, round, random) -> {
          CompletableFuture<List<RigTask>> calls =
              CompletableFuture.supplyAsync(() -> startAndStop(field, round));
          while (!calls.isDone()) {
            disturbance.happen(random);
            Pause.upTo(50, random);
          }
          for (RigTask task : calls.join()) {
            assertThat(RigField.end(task)).as(task.id()).isEqualTo(TERMINATED);
            task.destroy(false);
          }
          field.steadyTasksAreUntouched();
        });
  }

  private static List<RigTask> startAndStop(RigField field, int round) {
    List<RigTask> tasks = new ArrayList<>();
    try {
      for (int i = 0; i < TASKS; i++) {
        RigTask task = field.rig().start(Script.steady("busy%d-%d".formatted(round, i)));
        tasks.add(task);
        field.awaitOne(task.spec());
        if (i % 2 == 0) {
          task.stop(GRACE, "");
        }
      }
      for (RigTask task : tasks) {
        task.stop(GRACE, "");
      }
      return tasks;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
