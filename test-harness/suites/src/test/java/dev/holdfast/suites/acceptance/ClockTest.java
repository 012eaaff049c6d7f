package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Ground;
import dev.holdfast.suites.recovery.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** The plugin's wall clock steps forth and back, and the machine sleeps. */
@NeedsNode
class ClockTest {
  private static final int TASKS = 5;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration EARLY = Duration.ofMillis(500);

  /** For a busy machine; a clock that is believed is an hour late. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private static final ExitReport KILLED = new ExitReport(128 + 9, 9, false, "");
  private static final List<String> ZONES =
      List.of("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu");

  @EachSeed
  @Tag("A25")
  @DisplayName(
      "A25 clocks that step by an hour, and a long sleep, end nothing and shorten no grace")
  void clocksAreNotBelieved(RandomGenerator random) throws Exception {
    Ground ground = Ground.fresh();
    SteppingClock clock = SteppingClock.compiled(ground.home());
    String zone = ZONES.get(random.nextInt(ZONES.size()));
    try (Stage stage =
        Stage.open(ground, Map.of(), plugin -> clock.worn(plugin).withVariable("TZ", zone))) {
      List<RigTask> tasks = stage.startSteady(TASKS);
      var copies = Stage.copies(tasks);
      var waits = tasks.stream().map(RigTask::waiting).toList();
      clock.step(random.nextBoolean() ? HOUR : HOUR.negated());
      Stage.pause(Duration.ofSeconds(1));
      theGraceIsKept(stage, clock, random);
      sleep(stage, Duration.ofSeconds(5));
      clock.step(Duration.ZERO);
      Stage.pause(Duration.ofSeconds(1));

      assertThat(waits).noneMatch(CompletableFuture::isDone);
      assertThat(Stage.copies(tasks)).isEqualTo(copies);
      clock.step(HOUR.negated());
      stage.strike();
      tasks.forEach(RigTask::recover);
      assertThat(Stage.copies(tasks)).isEqualTo(copies);
    }
  }

  private static void theGraceIsKept(Stage stage, SteppingClock clock, RandomGenerator random)
      throws Exception {
    RigTask task = stage.start(Script.of("stubborn", "trap '' TERM; while :; do sleep 0.1; done"));
    Stage.pause(Duration.ofMillis(300));
    long asked = System.nanoTime();
    var stop = CompletableFuture.runAsync(() -> task.stop(GRACE, ""));
    Stage.pause(Duration.ofSeconds(1));
    clock.step(random.nextBoolean() ? HOUR.multipliedBy(2) : HOUR.negated());
    assertThat(task.await(Stage.PATIENCE)).isEqualTo(KILLED);
    assertThat(Duration.ofNanos(System.nanoTime() - asked))
        .isBetween(GRACE.minus(EARLY), GRACE.plus(LATE));
    stop.join();
  }

  private static void sleep(Stage stage, Duration length) throws IOException {
    String pid = String.valueOf(stage.rig().instance().process().pid());
    Shell.run("kill", "-STOP", pid);
    Stage.pause(length);
    Shell.run("kill", "-CONT", pid);
  }
}
