package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Ground;
import dev.holdfast.suites.recovery.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Tasks that ignore the stop signal. */
@NeedsNode
class StopInTimeTest {
  private static final Duration EARLY = Duration.ofMillis(250);

  /** A busy machine is late; a quiet one is asked for a quarter of a second. */
  private static final Duration LATE =
      Duration.ofMillis(Integer.getInteger("holdfast.stop_slack_millis", 3000));

  private static final Duration POLL = Duration.ofMillis(5);
  private static final String STUBBORN = "trap '' TERM; while :; do sleep 0.1; done";
  private static final ExitReport KILLED = new ExitReport(128 + 9, 9, false, "");

  /** {@code -Dholdfast.graces=5,60,600} for patient people. */
  private static final List<String> GRACES =
      List.of(System.getProperty("holdfast.graces", "1,5").split(",", -1));

  @EachSeed
  @Tag("A15")
  @DisplayName("A15 who ignores the signal is killed when his grace is over and not before")
  void theGraceIsKept() throws Exception {
    try (Stage stage = Stage.open()) {
      Map<RigTask, Duration> tasks = new LinkedHashMap<>();
      for (String grace : GRACES) {
        RigTask task = stage.start(Script.of("stubborn" + grace, STUBBORN));
        tasks.put(task, Duration.ofSeconds(Long.parseLong(grace)));
      }
      Stage.pause(Duration.ofMillis(300));
      List<CompletableFuture<Void>> stops =
          tasks.entrySet().stream().map(it -> stopped(it.getKey(), it.getValue())).toList();
      CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).join();
    }
  }

  @EachSeed
  @Tag("A15")
  @DisplayName("A15 a stop is kept although systemd refuses the first three calls for it")
  void theGraceIsKeptOverRefusals() throws Exception {
    Ground ground = Ground.fresh();
    Failpoints failpoints = Failpoints.in(ground);
    try (Stage stage = Stage.open(ground, Map.of(), failpoints::armed)) {
      RigTask task = stage.start(Script.of("stubborn", STUBBORN));
      Stage.pause(Duration.ofMillis(300));
      failpoints.say(List.of("bus.kill_unit.before = 3*error(unavailable)"));

      task.stop(Duration.ofSeconds(2), "");

      assertThat(task.await(Stage.PATIENCE)).isEqualTo(KILLED);
      assertThat(task.processes()).isEmpty();
    }
  }

  private static CompletableFuture<Void> stopped(RigTask task, Duration grace) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            isStopped(task, grace);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        work -> Thread.ofPlatform().daemon().start(work));
  }

  private static void isStopped(RigTask task, Duration grace) throws Exception {
    ProcessIdentity process = task.copies().getFirst();
    CompletableFuture<Duration> death = new CompletableFuture<>();
    long asked = System.nanoTime();
    Thread.ofPlatform().daemon().start(() -> death.complete(untilDeath(process, asked)));
    task.stop(grace, "");
    assertThat(task.await(Stage.PATIENCE)).isEqualTo(KILLED);
    assertThat(death.join()).isBetween(grace.minus(EARLY), grace.plus(LATE));
    noneIsLeft(task);
  }

  private static void noneIsLeft(RigTask task) throws IOException {
    assertThat(task.processes()).as("processes of %s", task.spec().name()).isEmpty();
  }

  private static Duration untilDeath(ProcessIdentity process, long since) {
    while (Proc.isAlive(process)) {
      Stage.pause(POLL);
    }
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
