package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of Nomad's wishes while nothing can be written. */
@Timeout(30)
class FullDiskTest {
  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private final RefusingDisk store = new RefusingDisk(new InMemoryStateStore());

  @Test
  void removalThatCouldNotBeNotedIsDoneWhenThereIsRoomAgain() {
    WorkloadSpec spec = attempt(1);
    try (Plugin plugin = new Plugin(node, store)) {
      plugin.start(spec);
      store.full = true;
      assertThatThrownBy(() -> plugin.tasks.destroy(spec.invocation(), true))
          .isInstanceOf(StoreUnavailable.class);
      assertThat(node.truth()).hasSize(1);

      store.full = false;

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(node.truth()).isEmpty());
    }
  }

  @Test
  void startThatCouldNotBeNotedIsNotDoneLater() {
    WorkloadSpec spec = attempt(1);
    try (Plugin plugin = new Plugin(node, store)) {
      store.full = true;
      assertThatThrownBy(() -> plugin.start(spec)).isInstanceOf(StartFailed.class);

      store.full = false;

      assertThat(plugin.manager.views()).isEmpty();
      assertThat(node.starts()).isEmpty();
    }
  }

  @Test
  void startWhoseIntentCannotBeNotedFailsAtOnceAndIsNotDoneLater() {
    try (Plugin plugin = new Plugin(node, store)) {
      store.room.set(1);
      assertThatThrownBy(() -> plugin.start(attempt(1)))
          .isInstanceOfSatisfying(
              StartFailed.class, failed -> assertThat(failed.worthRetrying()).isTrue())
          .hasMessageContaining("the disk is full");

      store.room.set(Integer.MAX_VALUE);

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(plugin.manager.views()).isEmpty());
      assertThat(store.all()).isEmpty();
      assertThat(node.starts()).isEmpty();
    }
  }

  @Test
  void startThatTheRuntimeRefusesIsToldAtOnceAlthoughThatCannotBeNoted() {
    FakePrograms programs = new FakePrograms();
    WorkloadSpec refused = Plugin.spec(1, 1, programs.missing());
    try (Plugin plugin = new Plugin(node, store)) {
      store.room.set(2);
      assertThatThrownBy(() -> plugin.start(refused))
          .isInstanceOfSatisfying(
              StartFailed.class, failed -> assertThat(failed.worthRetrying()).isFalse());

      store.room.set(Integer.MAX_VALUE);

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(plugin.manager.views()).isEmpty());
      assertThat(node.truth()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void startIsAnsweredAlthoughTheSightOfItsProcessCannotBeNoted(boolean ends) {
    FakePrograms programs = new FakePrograms();
    WorkloadSpec spec =
        Plugin.spec(1, 1, ends ? programs.exitsWith(3) : programs.runsUntilKilled());
    try (Plugin plugin = new Plugin(node, store)) {
      store.room.set(2);
      plugin.start(spec);
      assertThat(node.starts()).hasSize(1);

      store.room.set(Integer.MAX_VALUE);

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(store.all().getFirst().known().launched()).isNotNull());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void startIsNotHeldUpByWritesThatAreDoneAndSaidToHaveFailed(int writes) {
    try (Plugin plugin = new Plugin(node, store)) {
      plugin.start(attempt(1));
      store.late.set(writes);
      AtomicInteger attempt = new AtomicInteger(1);
      await()
          .atMost(Duration.ofSeconds(10))
          .ignoreException(StoreUnavailable.class)
          .untilAsserted(() -> plugin.start(attempt(attempt.incrementAndGet())));
      assertThat(node.truth()).hasSize(1);
    }
  }

  private static WorkloadSpec attempt(int number) {
    return Plugin.spec(1, number, new FakePrograms().runsUntilKilled());
  }

  @Test
  void endIsToldOfWhatWasClaimedWhileItsRecordCouldNotBeWrittenYet() throws Exception {
    try (Plugin plugin = new Plugin(node, store)) {
      Engine engine = plugin.manager.engine();
      TaskRecord unwritten = TaskRecord.wanted(attempt(1).labels(), "fake", Plugin.OUTLINE);
      Claim claim = new Claim.Recovered();
      TaskWorker worker = new TaskWorker(engine, unwritten, false, claim, null, _ -> {});
      store.refused.set(1);
      Request request = Request.of(record -> record, claim);
      assertThat(worker.post(request)).isTrue();
      engine.threads().start("worker", worker);
      assertThat(request.accepted().get(10, TimeUnit.SECONDS).ended())
          .succeedsWithin(Duration.ofSeconds(10));
      worker.stop();
    }
  }

  @Test
  void endIsToldAlthoughItsWriteIsSaidToHaveFailed() throws Exception {
    WorkloadSpec spec = attempt(1);
    try (Plugin plugin = new Plugin(node, store)) {
      plugin.start(spec);
      store.late.set(1);
      node.exit(spec.id(), ExitStatus.exited(7));
      assertThat(plugin.tasks.ended(spec.invocation()).get(10, TimeUnit.SECONDS).status())
          .isEqualTo(ExitStatus.exited(7));
    }
  }
}
