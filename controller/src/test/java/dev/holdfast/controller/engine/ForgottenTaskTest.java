package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.ManualClock;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.controller.reconcile.Absence;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.BootId;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Nomad hears of a task that ended so long ago that nobody remembers it. */
@Timeout(30)
class ForgottenTaskTest {
  private final ManualClock clock = new ManualClock();
  private final FakeNode node = new FakeNode(clock);
  private final StateStore store = new InMemoryStateStore();
  private final List<TaskRecord> ends = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
  private final WorkloadRuntime runtime = node.open(Plugin.OWNER);
  private final RunningEngine running = RunningEngine.start(engine(), Duration.ofHours(1));
  private final WorkloadSpec spec = Plugin.spec(1, 1, new FakePrograms().runsUntilKilled());
  private final TaskHandle handle = new TaskHandle(spec.labels(), new BootId(node.bootId()));

  @AfterEach
  void close() {
    running.close();
    runtime.close();
  }

  private Engine engine() {
    return new Engine(
        Plugin.OWNER,
        "fake",
        runtime,
        store,
        new LaunchLimiter(1),
        Backoff.standard(),
        patient(Threads.virtual()),
        clock,
        new BootId(node.bootId()),
        EngineSettings.defaults(),
        new EngineListener() {
          @Override
          public void ended(TaskRecord record) {
            ends.add(record);
          }
        },
        0);
  }

  /** Threads that pass the time until a second look with what shall happen meanwhile. */
  private Threads patient(Threads threads) {
    return new Threads() {
      @Override
      public void start(String name, Runnable body) {
        threads.start(name, body);
      }

      @Override
      public boolean await(CompletableFuture<?> future, @Nullable Duration limit)
          throws InterruptedException {
        Runnable then = Absence.CONFIRMATION.equals(limit) ? meanwhile.getAndSet(null) : null;
        if (then == null) {
          return threads.await(future, limit);
        }
        clock.advance(Absence.CONFIRMATION);
        then.run();
        return false;
      }
    };
  }

  private Duration absentFor() {
    return running.manager().lists().absentFor(spec.id(), clock.instant());
  }

  @Test
  void itIsNotFoundAtOnceAndNoEndIsMadeUp() {
    clock.advance(Absence.CONFIRMATION);
    assertThatThrownBy(() -> running.tasks().recover(handle, Plugin.OUTLINE))
        .isInstanceOf(TaskNotFound.class)
        .hasMessageContaining("nothing is left");
    assertThat(running.manager().views()).isEmpty();
    assertThat(store.all()).isEmpty();
    assertThat(ends).isEmpty();
  }

  @Test
  void aWorkloadThatIsThereIsFoundThoughTheLastListDidNotShowIt() {
    runtime.launch(spec);
    clock.advance(Absence.CONFIRMATION);
    assertThat(running.tasks().recover(handle, Plugin.OUTLINE).known().ended()).isNull();
  }

  @Test
  void oneLookIsNoProofWhileTheManagerMayBeReloading() {
    CompletableFuture<TaskRecord> recovered =
        CompletableFuture.supplyAsync(() -> running.tasks().recover(handle, Plugin.OUTLINE));
    await().until(() -> recovered.isDone() || !running.manager().views().isEmpty());
    runtime.launch(spec);
    running.manager().lookAgainAtAll();
    assertThat(recovered).succeedsWithin(Duration.ofSeconds(20));
  }

  @Test
  void itIsLookedForTwiceBeforeItIsSaidToBeDestroyed() {
    meanwhile.set(() -> runtime.launch(spec));
    running.tasks().destroy(spec.invocation(), true);
    assertThat(meanwhile).hasValue(null);
    assertThat(runtime.observe(spec.id())).isInstanceOf(Observation.Absent.class);
  }

  @Test
  void itIsLookedForTwiceBeforeItIsSaidToBeStopped() {
    meanwhile.set(() -> runtime.launch(spec));
    running.tasks().stop(spec.invocation(), Signal.TERM, Duration.ZERO);
    assertThat(runtime.observe(spec.id())).isInstanceOf(Observation.Exited.class);
  }

  @Test
  void whatTwoListsHaveNotShownIsNotWaitedFor() {
    clock.advance(Absence.CONFIRMATION);
    meanwhile.set(() -> runtime.launch(spec));
    running.tasks().destroy(spec.invocation(), true);
    assertThat(meanwhile.get()).isNotNull();
  }

  @Test
  void whatIsRememberedAsDestroyedIsNotWaitedFor() {
    running.tasks().start(spec, Plugin.OUTLINE, () -> false);
    running.tasks().destroy(spec.invocation(), true);
    meanwhile.set(() -> runtime.launch(spec));
    running.tasks().destroy(spec.invocation(), true);
    assertThat(meanwhile.get()).isNotNull();
  }

  @Test
  void absenceCountsFromTheListThatDidNotShowIt() {
    assertThat(absentFor()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(absentFor()).isEqualTo(Duration.ofSeconds(1));
    runtime.launch(spec);
    running.manager().lists().list();
    clock.advance(Duration.ofSeconds(9));
    assertThat(absentFor()).isZero();
  }

  @Test
  void manyListsInARowAreNoWorseEvidenceThanTwo() {
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMillis(500));
      running.manager().lists().list();
    }
    assertThat(absentFor()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void whatOneOfManyListsHasShownIsNotMissedByAllOfThem() {
    clock.advance(Duration.ofMillis(500));
    runtime.launch(spec);
    running.manager().lists().list();
    runtime.signal(spec.id(), Signal.KILL, SignalTarget.MAIN);
    runtime.remove(spec.id());
    clock.advance(Duration.ofMillis(500));
    running.manager().lists().list();
    clock.advance(Duration.ofMillis(500));
    assertThat(absentFor()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void aListThatCouldNotBeHadIsNoEvidence() {
    Lists lists = new Lists(running.manager().engine());
    node.backend().takeAway();
    assertThatThrownBy(lists::list).isInstanceOf(RuntimeException.class);
    node.backend().giveBack();
    Instant later = clock.instant().plusSeconds(60);
    assertThat(lists.absentFor(spec.id(), later)).isZero();
  }
}
