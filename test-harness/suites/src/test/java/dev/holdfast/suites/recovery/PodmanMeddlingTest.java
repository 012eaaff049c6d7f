package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.suites.NeedsPodman;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody works on our containers with Podman's own commands, with and without a plugin. */
@NeedsPodman
class PodmanMeddlingTest {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration A_FALSE_END_WOULD_SHOW = Duration.ofSeconds(3);
  private static final ExitReport TERMINATED = new ExitReport(128 + 15, 15, false, "");
  private static final ExitReport KILLED = new ExitReport(128 + 9, 9, false, "");

  @Test
  @DisplayName("a container that was removed is lost, and told so")
  void removedContainerIsLost() throws Exception {
    RigCampaign.run(
        "podman rm -f",
        (field, _, random) -> {
          RigTask victim = field.giveUpOne(random);
          Optional<ExitReport> end = endBy(field, random, victim, "rm", "-f", "-t", "0");
          end.ifPresent(it -> isHonest(victim, it));
          replace(field, victim);
        });
  }

  /** Podman may have told a code before it forgot the container. */
  private static void isHonest(RigTask victim, ExitReport end) {
    boolean unknown = end.exitCode() == -1 && !end.error().isEmpty();
    assertThat(unknown || end.exitCode() == 128 + 9)
        .as("%s ended by %s", victim.id(), end)
        .isTrue();
  }

  @Test
  @DisplayName("a container that was stopped tells its own code")
  void stoppedContainerTellsItsCode() throws Exception {
    RigCampaign.run(
        "podman stop",
        (field, _, random) -> {
          RigTask victim = field.giveUpOne(random);
          Optional<ExitReport> end = endBy(field, random, victim, "stop", "-t", "5");
          assertThat(end).as(victim.id()).contains(ExitReport.code(128 + 15));
          replace(field, victim);
        });
  }

  /** Empty where RecoverTask says that the task is lost. */
  private static Optional<ExitReport> endBy(
      RigField field, RandomGenerator random, RigTask victim, String... command) throws Exception {
    boolean alone = random.nextBoolean();
    if (alone) {
      field.rig().killPlugin();
    }
    podman(victim, command);
    if (alone) {
      field.rig().relaunch();
      for (RigTask task : field.steady()) {
        task.recover();
      }
      try {
        victim.recover();
      } catch (DriverException lost) {
        assertThat(lost).hasMessageContaining("lost");
        return Optional.empty();
      }
    }
    return Optional.of(RigField.end(victim));
  }

  private static void podman(RigTask task, String... command) throws IOException {
    String[] words = new String[command.length + 2];
    words[0] = "podman";
    System.arraycopy(command, 0, words, 1, command.length);
    words[words.length - 1] = PodmanNode.container(task.spec());
    Shell.run(words);
  }

  @Test
  @DisplayName("a paused container is no end, and can be stopped")
  void pausedContainerIsNoEnd() throws Exception {
    RigCampaign.run(
        "podman pause",
        (field, _, random) -> {
          RigTask victim = field.steady().get(random.nextInt(field.steady().size()));
          podman(victim, "pause");
          maybeRelaunch(field, random);
          Pause.of(A_FALSE_END_WOULD_SHOW);
          field.steadyTasksAreUntouched();
          if (random.nextBoolean()) {
            podman(victim, "unpause");
            field.steadyTasksAreUntouched();
          } else {
            field.giveUp(victim);
            victim.stop(GRACE, "");
            assertThat(RigField.end(victim)).as(victim.id()).isIn(KILLED, TERMINATED);
            replace(field, victim);
          }
        });
  }

  @Test
  @DisplayName("a container under another name is still its task's")
  void renamedContainerIsStillItsTasks() throws Exception {
    RigCampaign.run(
        "podman rename",
        (field, round, random) -> {
          RigTask victim = field.giveUpOne(random);
          String name = PodmanNode.container(victim.spec());
          Shell.run("podman", "rename", name, "renamed-" + round);
          maybeRelaunch(field, random);
          victim.recover();
          field.steadyTasksAreUntouched();
          field.awaitOne(victim.spec());
          victim.stop(GRACE, "");
          assertThat(RigField.end(victim)).as(victim.id()).isEqualTo(TERMINATED);
          replace(field, victim);
        });
  }

  private static void maybeRelaunch(RigField field, RandomGenerator random) {
    if (random.nextBoolean()) {
      field.rig().killPlugin();
      field.rig().relaunch();
      field.steady().forEach(RigTask::recover);
    }
  }

  private static void replace(RigField field, RigTask victim) throws Exception {
    field.replace(victim);
    field.steadyTasksAreUntouched();
  }
}
