package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a new life of the plugin finds and answers after the death of the one before. */
@Timeout(60)
class RecoveryTest {
  private static final FakePrograms PROGRAMS = new FakePrograms();

  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private StateStore store = new InMemoryStateStore();
  private Plugin plugin = new Plugin(node, store);
  private final WorkloadSpec forever = Plugin.spec(1, 1, PROGRAMS.runsUntilKilled());

  @AfterEach
  void close() {
    plugin.close();
  }

  private void restart() {
    plugin.close();
    plugin = new Plugin(node, store);
  }

  private void loseStore() {
    store = new InMemoryStateStore();
    restart();
  }

  private ExitStatus end(WorkloadSpec spec) throws Exception {
    return plugin.tasks.ended(spec.invocation()).get(10, TimeUnit.SECONDS).status();
  }

  @Test
  void aRunningTaskIsFoundAgainAndIsTheSameProcess() {
    TaskHandle handle = plugin.start(forever);
    Incarnation before = plugin.alive(forever);
    restart();
    plugin.tasks.recover(handle, Plugin.OUTLINE);
    assertThat(plugin.alive(forever)).isEqualTo(before);
    assertThat(plugin.tasks.inspect(forever.invocation()).isRunning()).isTrue();
    assertThat(plugin.tasks.ended(forever.invocation())).isNotDone();
    assertThat(node.starts()).hasSize(1);
  }

  @Test
  void recoveringTwiceIsTheSameAsOnce() {
    TaskHandle handle = plugin.start(forever);
    restart();
    plugin.tasks.recover(handle, Plugin.OUTLINE);
    plugin.tasks.recover(handle, Plugin.OUTLINE);
    assertThat(node.starts()).hasSize(1);
  }

  @Test
  void aTaskThatEndedWhileNobodyLookedTellsItsTrueCode() throws Exception {
    TaskHandle handle = plugin.start(forever);
    plugin.close();
    node.exit(forever.id(), ExitStatus.exited(7));
    plugin = new Plugin(node, store);
    plugin.tasks.recover(handle, Plugin.OUTLINE);
    assertThat(end(forever)).isEqualTo(ExitStatus.exited(7));
  }

  @Test
  void recoveryNeedsOnlyTheHandleWhenTheStoreIsLost() throws Exception {
    TaskHandle handle = plugin.start(forever);
    loseStore();
    plugin.tasks.recover(handle, Plugin.OUTLINE);
    plugin.tasks.stop(forever.invocation(), Signal.TERM, Duration.ofSeconds(5));
    assertThat(end(forever)).isEqualTo(ExitStatus.killed(15));
    assertThat(node.starts()).hasSize(1);
  }

  @Test
  void aLostStoreIsFilledAgainFromTheRuntime() {
    plugin.start(forever);
    loseStore();
    assertThat(plugin.manager.view(forever.invocation())).isPresent();
  }

  @Test
  void aDestroyedMachineStateIsDestroyedWithoutAnyRecord() {
    plugin.start(forever);
    loseStore();
    plugin.tasks.destroy(forever.invocation(), true);
    assertThat(node.truth()).isEmpty();
  }

  @Test
  void aTaskIsLostWithItsMachineAndNomadIsToldSo() {
    TaskHandle handle = plugin.start(forever);
    plugin.close();
    node.reboot();
    plugin = new Plugin(node, store);
    assertThatThrownBy(() -> plugin.tasks.recover(handle, Plugin.OUTLINE))
        .isInstanceOf(TaskNotFound.class)
        .hasMessageContaining("booted");
    plugin.tasks.destroy(forever.invocation(), true);
    assertThat(node.starts()).hasSize(1);
  }

  @Test
  void whatNomadWasToldIsLostIsRememberedNoLongerThanADestroyedTask() {
    TaskHandle handle = plugin.start(forever);
    plugin.close();
    node.reboot();
    plugin = new Plugin(node, store);
    assertThatThrownBy(() -> plugin.tasks.recover(handle, Plugin.OUTLINE))
        .isInstanceOf(TaskNotFound.class);
    Awaitility.await().until(() -> store.all().getFirst().known().removedAt() != null);
    assertThat(plugin.manager.views()).isEmpty();
  }

  @Test
  void anEndThatWasNotedOutlivesTheMachine() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.exitsWith(7));
    TaskHandle handle = plugin.start(spec);
    end(spec);
    plugin.close();
    node.reboot();
    plugin = new Plugin(node, store);
    plugin.tasks.recover(handle, Plugin.OUTLINE);
    assertThat(end(spec)).isEqualTo(ExitStatus.exited(7));
  }

  @Test
  void aHandleWhoseTaskNobodyFindsIsAnError() {
    TaskHandle handle = plugin.start(forever);
    plugin.close();
    node.reboot();
    loseStore();
    assertThatThrownBy(() -> plugin.tasks.recover(handle, Plugin.OUTLINE))
        .isInstanceOf(TaskNotFound.class);
  }

  @Test
  void theEndOfADestroyedTaskCanBeToldOnceMore() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.exitsWith(7));
    TaskHandle handle = plugin.start(spec);
    end(spec);
    plugin.tasks.destroy(spec.invocation(), true);
    restart();
    plugin.tasks.recover(handle, Plugin.OUTLINE);
    assertThat(end(spec)).isEqualTo(ExitStatus.exited(7));
    plugin.tasks.destroy(spec.invocation(), true);
    assertThat(node.starts()).hasSize(1);
  }

  @Test
  void startingTheSameAttemptAfterADeathGoesOnWithWhatRuns() {
    plugin.start(forever);
    restart();
    plugin.start(forever);
    assertThat(node.starts()).hasSize(1);
    assertThat(plugin.tasks.inspect(forever.invocation()).isRunning()).isTrue();
  }

  @Test
  void aNewAttemptAfterADeathReplacesWhatNomadNeverHeardOf() {
    plugin.start(forever);
    restart();
    WorkloadSpec second = Plugin.spec(1, 2, PROGRAMS.runsUntilKilled());
    plugin.start(second);
    assertThat(node.truth()).hasSize(1);
    assertThat(node.starts()).hasSize(2);
  }

  @Test
  void anOldHandleDoesNotDisturbANewerAttempt() {
    TaskHandle old = plugin.start(forever);
    plugin.start(Plugin.spec(1, 2, PROGRAMS.runsUntilKilled()));
    restart();
    assertThatThrownBy(() -> plugin.tasks.recover(old, Plugin.OUTLINE))
        .isInstanceOf(TaskNotFound.class);
    assertThat(node.truth()).hasSize(1);
  }

  @Test
  void anEndThatNobodyAsksForIsClearedAwayInTheEnd() throws Exception {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.exitsWith(7));
    plugin.start(spec);
    end(spec);
    plugin.close();
    EngineSettings impatient =
        new EngineSettings(
            Duration.ofMinutes(2), Duration.ofMillis(100), false, Duration.ofMillis(100));
    plugin = new Plugin(node, store, impatient);
    try (Housekeeping _ = Housekeeping.start(plugin.manager, Duration.ofMillis(20))) {
      Awaitility.await().until(() -> node.truth().isEmpty() && store.all().isEmpty());
    }
  }

  @Test
  void aStopThatWasUnderWayGoesOn() {
    WorkloadSpec spec = Plugin.spec(1, 1, PROGRAMS.ignoresTerm());
    TaskHandle handle = plugin.start(spec);
    CompletableFuture<Void> stop =
        CompletableFuture.runAsync(
            () -> plugin.tasks.stop(spec.invocation(), Signal.TERM, Duration.ofMillis(700)));
    Awaitility.await().until(() -> store.all().getFirst().known().stopSignalled() != null);
    restart();
    assertThat(stop).isNotCompleted();
    plugin.tasks.recover(handle, Plugin.OUTLINE);
    assertThat(plugin.tasks.ended(spec.invocation()).orTimeout(10, TimeUnit.SECONDS))
        .succeedsWithin(Duration.ofSeconds(10))
        .extracting("status")
        .isEqualTo(ExitStatus.killed(9));
  }

  @Test
  void aRuntimeThatIsAwayAtTheStartEndsNothing() {
    TaskHandle handle = plugin.start(forever);
    plugin.close();
    node.backend().takeAway();
    plugin = new Plugin(node, store);
    CompletableFuture<Void> recovered =
        CompletableFuture.runAsync(() -> plugin.tasks.recover(handle, Plugin.OUTLINE));
    node.backend().giveBack();
    assertThat(recovered).succeedsWithin(Duration.ofSeconds(10));
    assertThat(plugin.tasks.inspect(forever.invocation()).isRunning()).isTrue();
  }

  @Test
  void nothingIsLaunchedThatNomadDoesNotStart() {
    plugin.start(forever);
    plugin.close();
    node.reboot();
    plugin = new Plugin(node, store);
    Awaitility.await().until(() -> store.all().getFirst().known().ended() != null);
    assertThat(node.starts()).hasSize(1);
    assertThat(node.truth(forever.id())).isInstanceOf(Observation.Absent.class);
  }
}
