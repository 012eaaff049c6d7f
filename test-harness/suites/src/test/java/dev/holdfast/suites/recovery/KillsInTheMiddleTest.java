package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.suites.NeedsNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SIGKILL to the plugin while it starts or stops tasks. */
@NeedsNode
class KillsInTheMiddleTest {
  private static final int AT_ONCE = 4;
  private static final int LATEST_MILLIS = 600;
  private static final int SOON_MILLIS = 40;
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final ExitReport TERMINATED = new ExitReport(128 + 15, 15, false, "");

  /** A StartTask under way. */
  private record Start(TaskSpec spec, TaskConfig config, CompletableFuture<Void> answer) {}

  @Test
  @Tag("A05")
  @DisplayName("A05 a start cut off by a kill leaves one workload or none")
  void startCutOffByAKillLeavesOneWorkloadOrNone() throws Exception {
    RigCampaign.run(
        "kill during StartTask",
        (field, round, random) -> {
          List<Start> starts = new ArrayList<>();
          for (int i = 0; i < AT_ONCE; i++) {
            starts.add(start(field.rig(), Script.steady("start%d-%d".formatted(round, i))));
          }
          Pause.upTo(random.nextBoolean() ? SOON_MILLIS : LATEST_MILLIS, random);
          field.rig().killPlugin();
          starts.forEach(start -> ended(start.answer()));
          field.rig().relaunch();
          for (Start start : starts) {
            followUp(field, start, random);
          }
          field.steady().forEach(RigTask::recover);
          field.steadyTasksAreUntouched();
        });
  }

  private static Start start(Rig rig, TaskSpec spec) throws Exception {
    TaskConfig config = rig.prepare(spec);
    var driver = rig.driver();
    return new Start(
        spec,
        config,
        CompletableFuture.runAsync(() -> driver.start(config), KillsInTheMiddleTest::thread));
  }

  private static void thread(Runnable work) {
    Thread.ofPlatform().daemon().start(work);
  }

  // Whether the answer came before the kill does not matter: Nomad may have lost it anyway.
  private static void ended(CompletableFuture<Void> call) {
    var _ = call.exceptionally(refused -> null).join();
  }

  /** Nomad asks again for the same attempt, or for a new one, or wants it gone. */
  private static void followUp(RigField field, Start start, RandomGenerator random)
      throws Exception {
    switch (random.nextInt(3)) {
      case 0 -> endsOnce(field, field.rig().start(start.spec(), start.config()));
      case 1 -> endsOnce(field, field.rig().start(start.spec()));
      default -> field.rig().driver().destroy(start.config().getId(), true);
    }
    assertThat(RigField.copies(start.spec())).as(start.spec().name()).isEmpty();
  }

  private static void endsOnce(RigField field, RigTask task) throws Exception {
    field.awaitOne(task.spec());
    task.stop(GRACE, "");
    assertThat(RigField.end(task)).as(task.id()).isEqualTo(TERMINATED);
    task.destroy(false);
  }

  @Test
  @Tag("A02")
  @DisplayName("A02 a kill during recovery is recovered from like the first")
  void killWhileItRecoversIsRecoveredFromLikeTheFirst() throws Exception {
    RigCampaign.run(
        "kill during recovery",
        (field, round, random) -> {
          var go = field.startEnders("end" + round, random);
          field.rig().killPlugin();
          field.end(go);
          field.rig().relaunch();
          List<CompletableFuture<Void>> recoveries =
              field.steady().stream().map(KillsInTheMiddleTest::recover).toList();
          Pause.upTo(SOON_MILLIS, random);
          field.rig().killPlugin();
          recoveries.forEach(KillsInTheMiddleTest::ended);
          field.rig().relaunch();
          field.recoverAll();
        });
  }

  /** Nomad keeps a plugin's address after Init; a client that dies before finds it never again. */
  @Test
  @Tag("A01")
  @DisplayName("A01 a plugin that the client cannot find again is in nobody's way")
  void pluginThatTheClientCannotFindAgainIsInNobodysWay() throws Exception {
    RigCampaign.run(
        "client killed during a launch",
        (field, round, random) -> {
          var go = field.startEnders("end" + round, random);
          field.rig().killPlugin();
          field.end(go);
          field.rig().relaunch();
          var forgotten = field.rig().instance();
          forgotten.abandon();
          Pause.upTo(LATEST_MILLIS, random);
          field.rig().relaunch();
          field.recoverAll();
          forgotten.kill();
        });
  }

  private static CompletableFuture<Void> recover(RigTask task) {
    return CompletableFuture.runAsync(task::recover, KillsInTheMiddleTest::thread);
  }

  @Test
  @Tag("A06")
  @DisplayName("A06 a stop cut off by a kill is finished truly")
  void stopCutOffByAKillIsFinishedTruly() throws Exception {
    RigCampaign.run(
        "kill during StopTask",
        (field, round, random) -> {
          List<RigTask> tasks = new ArrayList<>();
          for (int i = 0; i < AT_ONCE; i++) {
            tasks.add(field.rig().start(Script.of("stop%d-%d".formatted(round, i), script(i))));
          }
          tasks.forEach(task -> field.awaitOne(task.spec()));
          List<CompletableFuture<Void>> stops =
              tasks.stream().map(KillsInTheMiddleTest::stop).toList();
          Pause.upTo(LATEST_MILLIS, random);
          field.rig().killPlugin();
          stops.forEach(KillsInTheMiddleTest::ended);
          field.rig().relaunch();
          for (int i = 0; i < AT_ONCE; i++) {
            finishStop(tasks.get(i), truth(i));
          }
          field.steady().forEach(RigTask::recover);
          field.steadyTasksAreUntouched();
        });
  }

  private static String script(int kind) {
    String react = kind % 2 == 0 ? "trap 'sleep 0.3; exit 3' TERM" : "trap '' TERM";
    return react + "; while :; do sleep 0.1; done";
  }

  private static ExitReport truth(int kind) {
    return kind % 2 == 0 ? ExitReport.code(3) : new ExitReport(128 + 9, 9, false, "");
  }

  private static CompletableFuture<Void> stop(RigTask task) {
    return CompletableFuture.runAsync(() -> task.stop(GRACE, ""), KillsInTheMiddleTest::thread);
  }

  private static void finishStop(RigTask task, ExitReport truth) throws Exception {
    task.recover();
    task.stop(GRACE, "");
    assertThat(RigField.end(task)).as(task.id()).isEqualTo(truth);
    task.destroy(false);
    assertThat(RigField.copies(task.spec())).as(task.id()).isEmpty();
  }
}
