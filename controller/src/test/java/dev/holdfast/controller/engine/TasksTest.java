package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.Known;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Nomad's calls come down to, within one life of the plugin. */
@Timeout(30)
class TasksTest {
  private static final FakePrograms PROGRAMS = new FakePrograms();

  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private final StateStore store = new InMemoryStateStore();
  private final Plugin plugin = new Plugin(node, store);
  private final WorkloadSpec forever = Plugin.spec(1, 1, PROGRAMS.runsUntilKilled());

  @AfterEach
  void close() {
    plugin.close();
  }

  private ExitStatus end(WorkloadSpec spec) throws Exception {
    return plugin.tasks.ended(spec.invocation()).get(10, TimeUnit.SECONDS).status();
  }

  @Test
  void aTaskStartsOnceAndRuns() {
    plugin.start(forever);
    assertThat(node.starts()).hasSize(1);
    assertThat(plugin.tasks.inspect(forever.invocation()).isRunning()).isTrue();
  }

  @Test
  void anExitCodeIsDeliveredUnchangedAndAgain() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.exitsWith(43));
    plugin.start(spec);
    assertThat(end(spec)).isEqualTo(ExitStatus.exited(43));
    assertThat(end(spec)).isEqualTo(ExitStatus.exited(43));
  }

  @Test
  void anEndIsHeardOfWithoutAsking() throws Exception {
    plugin.start(forever);
    CompletableFuture<Known.Ended> waiting = plugin.tasks.ended(forever.invocation());
    assertThat(waiting).isNotDone();
    node.exit(forever.id(), ExitStatus.exited(5));
    assertThat(waiting.get(10, TimeUnit.SECONDS).status()).isEqualTo(ExitStatus.exited(5));
  }

  @Test
  void aRefusedStartTellsWhyAndLeavesNothing() {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.missing());
    assertThatThrownBy(() -> plugin.start(spec))
        .isInstanceOfSatisfying(StartFailed.class, e -> assertThat(e.worthRetrying()).isFalse())
        .hasMessageContaining("missing");
    assertThat(node.truth()).isEmpty();
    assertThat(store.all()).isEmpty();
    assertThat(plugin.manager.views()).isEmpty();
  }

  @Test
  void theSameTaskIsNotStartedTwice() {
    plugin.start(forever);
    assertThatThrownBy(() -> plugin.start(forever))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("already started");
    assertThat(node.starts()).hasSize(1);
  }

  @Test
  void aNewAttemptBringsTheOlderOneDownFirst() {
    plugin.start(forever);
    WorkloadSpec second = Plugin.spec(1, 2, PROGRAMS.runsUntilKilled());
    plugin.start(second);
    assertThat(node.truth()).hasSize(1);
    assertThat(plugin.tasks.inspect(second.invocation()).isRunning()).isTrue();
    assertThatThrownBy(() -> plugin.tasks.inspect(forever.invocation()))
        .isInstanceOf(TaskNotFound.class);
  }

  @Test
  void aStartWhoseCallerIsGoneTakesNothingFromALaterAttempt() {
    WorkloadSpec later = Plugin.spec(1, 2, PROGRAMS.runsUntilKilled());
    plugin.start(later);
    Incarnation before = plugin.alive(later);
    assertThatThrownBy(() -> plugin.tasks.start(forever, Plugin.OUTLINE, () -> true))
        .isInstanceOf(StartFailed.class);
    assertThat(plugin.alive(later)).isEqualTo(before);
    assertThat(plugin.tasks.ended(later.invocation())).isNotDone();
  }

  @Test
  void whoeverWaitsForAnAttemptThatWasReplacedIsToldSo() {
    plugin.start(forever);
    CompletableFuture<Known.Ended> waiting = plugin.tasks.ended(forever.invocation());
    plugin.start(Plugin.spec(1, 2, PROGRAMS.runsUntilKilled()));
    assertThat(waiting).failsWithin(Duration.ofSeconds(10));
  }

  @Test
  void aStopSendsTheSignalAndTheTaskEndsByItself() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.endsOnTermWith(3));
    plugin.start(spec);
    plugin.tasks.stop(spec.invocation(), Signal.TERM, Duration.ofSeconds(60));
    assertThat(end(spec)).isEqualTo(ExitStatus.exited(3));
  }

  @Test
  void aTaskThatIgnoresTheSignalIsKilledAfterTheGraceAndNotBefore() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.ignoresTerm());
    plugin.start(spec);
    long began = System.nanoTime();
    plugin.tasks.stop(spec.invocation(), Signal.TERM, Duration.ofMillis(400));
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(400));
    assertThat(end(spec)).isEqualTo(ExitStatus.killed(9));
  }

  @Test
  void noGraceMeansKillAtOnceWhateverTheSignal() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.endsOnTermWith(3));
    plugin.start(spec);
    plugin.tasks.stop(spec.invocation(), Signal.TERM, Duration.ZERO);
    assertThat(end(spec)).isEqualTo(ExitStatus.killed(9));
  }

  @Test
  void aSecondStopWithLessGraceKillsEarlier() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.ignoresTerm());
    plugin.start(spec);
    CompletableFuture<Void> patient =
        CompletableFuture.runAsync(
            () -> plugin.tasks.stop(spec.invocation(), Signal.TERM, Duration.ofMinutes(5)));
    plugin.tasks.stop(spec.invocation(), Signal.TERM, Duration.ofMillis(50));
    assertThat(end(spec)).isEqualTo(ExitStatus.killed(9));
    assertThat(patient).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void stoppingWhatHasEndedOrIsUnknownSucceeds() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.exitsWith(0));
    plugin.start(spec);
    end(spec);
    plugin.tasks.stop(spec.invocation(), Signal.TERM, Duration.ofMinutes(5));
    plugin.tasks.stop(forever.invocation(), Signal.TERM, Duration.ofMinutes(5));
  }

  @Test
  void aRunningTaskIsDestroyedByForceOnly() {
    plugin.start(forever);
    assertThatThrownBy(() -> plugin.tasks.destroy(forever.invocation(), false))
        .isInstanceOf(RuntimeRefused.class);
    assertThat(plugin.tasks.inspect(forever.invocation()).isRunning()).isTrue();
    plugin.tasks.destroy(forever.invocation(), true);
    assertThat(node.truth()).isEmpty();
    assertThatThrownBy(() -> plugin.tasks.inspect(forever.invocation()))
        .isInstanceOf(TaskNotFound.class);
  }

  @Test
  void destroyingSucceedsAfterSomebodyElseRemovedTheWorkload() {
    plugin.start(forever);
    node.reboot();
    plugin.tasks.destroy(forever.invocation(), true);
    assertThatThrownBy(() -> plugin.tasks.ended(forever.invocation()))
        .isInstanceOf(TaskNotFound.class);
  }

  @Test
  void destroyingWhatNobodyKnowsSucceeds() {
    plugin.tasks.destroy(forever.invocation(), true);
  }

  @Test
  void aSignalReachesTheMainProcess() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.endsOnTermWith(3));
    plugin.start(spec);
    plugin.tasks.signal(spec.invocation(), Signal.TERM);
    assertThat(end(spec)).isEqualTo(ExitStatus.exited(3));
  }

  @Test
  void aBackendThatIsAwayEndsNothing() throws Exception {
    plugin.start(forever);
    CompletableFuture<Known.Ended> waiting = plugin.tasks.ended(forever.invocation());
    node.backend().takeAway();
    plugin.manager.lookAgainAtAll();
    assertThat(waiting).isNotDone();
    node.exit(forever.id(), ExitStatus.exited(9));
    node.backend().giveBack();
    assertThat(waiting.get(10, TimeUnit.SECONDS).status()).isEqualTo(ExitStatus.exited(9));
  }

  @Test
  void destroyingAStrangerWhileTheBackendIsAwayIsAnErrorAndNotASuccess() {
    node.backend().takeAway();
    assertThatThrownBy(() -> plugin.tasks.destroy(forever.invocation(), true))
        .isInstanceOf(RuntimeUnavailable.class);
  }

  @Test
  void aStartThatTakesTooLongIsTakenBack() {
    EngineSettings hasty =
        new EngineSettings(
            Duration.ofMillis(200), Duration.ofMinutes(1), false, Duration.ofMinutes(1));
    try (Plugin other = new Plugin(node, new InMemoryStateStore(), hasty)) {
      node.backend().takeAway();
      CompletableFuture<Void> back =
          CompletableFuture.runAsync(
              node.backend()::giveBack,
              CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS));
      assertThatThrownBy(() -> other.start(forever))
          .isInstanceOfSatisfying(StartFailed.class, e -> assertThat(e.worthRetrying()).isTrue());
      assertThat(back).succeedsWithin(Duration.ofSeconds(10));
      assertThat(node.truth()).isEmpty();
    }
  }

  @Test
  void aTaskThatVanishesIsLostAndNotSuccessful() throws Exception {
    plugin.start(forever);
    node.reboot();
    assertThat(end(forever)).isInstanceOf(ExitStatus.Lost.class);
    assertThat(node.starts()).hasSize(1);
  }

  @Test
  void tasksOfDifferentSlotsDoNotDisturbEachOther() throws Exception {
    List<WorkloadSpec> specs =
        LongStream.range(10, 40)
            .mapToObj(slot -> Plugin.spec(slot, 1, PROGRAMS.exitsWith((int) slot)))
            .toList();
    List<CompletableFuture<Void>> starts =
        specs.stream().map(spec -> CompletableFuture.runAsync(() -> plugin.start(spec))).toList();
    CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    for (int i = 0; i < specs.size(); i++) {
      assertThat(end(specs.get(i))).isEqualTo(ExitStatus.exited(10 + i));
    }
    assertThat(node.truth())
        .allSatisfy(
            sighting -> assertThat(sighting.observation()).isInstanceOf(Observation.Exited.class));
  }
}
