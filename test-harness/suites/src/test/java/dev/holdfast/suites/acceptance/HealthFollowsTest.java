package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.driver.StreamWatch;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.FingerprintRequest;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Ground;
import dev.holdfast.suites.recovery.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Every call on systemd fails for a while. */
@NeedsNode
class HealthFollowsTest {
  private static final int TASKS = 20;
  private static final Duration FLIP = Duration.ofSeconds(15);
  private static final int LONGEST_SECONDS = 30;

  @EachSeed
  @Tag("A04")
  @DisplayName(
      "A04 while systemd answers nobody tasks run on and health is bad; both ways within 15 s")
  void healthFollowsAndTasksStay(RandomGenerator random) throws Exception {
    Ground ground = Ground.fresh();
    Failpoints failpoints = Failpoints.in(ground);
    try (Stage stage = Stage.open(ground, Map.of("relist_interval", "1s"), failpoints::armed)) {
      List<RigTask> tasks = stage.startSteady(TASKS);
      var copies = Stage.copies(tasks);
      List<CompletableFuture<ExitReport>> waits = tasks.stream().map(RigTask::waiting).toList();
      StreamWatch<FingerprintRequest, FingerprintResponse> health =
          stage.rig().driver().fingerprints();
      assertThat(turns(health, true)).isTrue();

      failpoints.say(Failpoints.rules("bus.", ".before", "error(unavailable)"));
      assertThat(turns(health, false)).as("health turns bad").isTrue();
      Stage.pause(Duration.ofSeconds(random.nextInt(LONGEST_SECONDS)));
      assertThat(waits)
          .as("ends that were told in the outage")
          .noneMatch(CompletableFuture::isDone);
      failpoints.clear();

      assertThat(turns(health, true)).as("health turns good").isTrue();
      assertThat(waits).noneMatch(CompletableFuture::isDone);
      assertThat(Stage.copies(tasks)).isEqualTo(copies);
      RigTask after = stage.start(Script.steady("after"));
      after.stop(FLIP, "");
      assertThat(after.await(Stage.PATIENCE).signal()).isEqualTo(15);
    }
  }

  private static boolean turns(
      StreamWatch<FingerprintRequest, FingerprintResponse> health, boolean good) {
    long deadline = System.nanoTime() + FLIP.toNanos();
    while (System.nanoTime() < deadline) {
      List<FingerprintResponse> told = health.messages();
      if (!told.isEmpty() && (told.getLast().getHealth() == HealthState.HEALTHY) == good) {
        return true;
      }
      Stage.pause(Duration.ofMillis(20));
    }
    return false;
  }
}
