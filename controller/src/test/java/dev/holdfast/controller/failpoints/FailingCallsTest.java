package dev.holdfast.controller.failpoints;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakeRuntimeProvider;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.mapdb.MapDbStateStore;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every decorated call says its failure in the words of its own interface. */
class FailingCallsTest {
  private static final Owner OWNER = Specs.owner("failing");
  private static final WorkloadSpec SPEC =
      Specs.of(OWNER, Specs.slot(1, "web")).options(Specs.command("sleep", "60")).build();
  private static final SpecOutline OUTLINE =
      new SpecOutline("program", "", Resources.none(), new Stdio("", ""), "digest");
  private static final TaskRecord RECORD = TaskRecord.wanted(SPEC.labels(), "fake", OUTLINE);

  private final Path folder;
  private final Rig rig;
  private final Failpoints life;
  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private final FailingRuntime runtime;

  FailingCallsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    rig = new Rig(folder);
    life = rig.life();
    runtime = new FailingRuntime(node.open(OWNER), OWNER, life);
  }

  @Test
  void aFailedLookIsUnknownAndNeverAbsent() throws IOException {
    rig.say("runtime.observe.before = error(unavailable)");
    assertThat(runtime.observe(SPEC.id())).isInstanceOf(Observation.Unknown.class);
  }

  @Test
  void aLostAnswerLeavesTheEffect() throws IOException {
    rig.say("runtime.launch.after = 1*lost");
    assertThatExceptionOfType(RuntimeUnavailable.class)
        .isThrownBy(() -> runtime.launch(SPEC))
        .withMessageContaining("failpoint runtime.launch.after");
    assertThat(runtime.observe(SPEC.id())).isNotInstanceOf(Observation.Absent.class);
  }

  @Test
  void aRefusalBeforeTheCallHasNoEffect() throws IOException {
    rig.say("runtime.launch.before = error(refused)");
    assertThatExceptionOfType(RuntimeRefused.class).isThrownBy(() -> runtime.launch(SPEC));
    assertThat(runtime.observe(SPEC.id())).isInstanceOf(Observation.Absent.class);
  }

  @Test
  void everyCallOfARuntimeHasItsPoint() throws IOException {
    runtime.launch(SPEC);
    WorkloadId id = SPEC.id();
    List<Runnable> calls =
        List.of(
            () -> runtime.prepare(SPEC),
            () -> runtime.launch(SPEC),
            runtime::list,
            () -> runtime.signal(id, Signal.TERM, SignalTarget.ALL),
            () -> runtime.remove(id),
            () -> runtime.exec().orElseThrow().start(id, List.of("true"), false),
            () -> runtime.usage().orElseThrow().sample(id));
    List<String> names = List.of("prepare", "launch", "list", "signal", "remove", "exec", "usage");
    for (int i = 0; i < calls.size(); i++) {
      rig.say("runtime." + names.get(i) + ".before = error(unavailable)");
      Runnable call = calls.get(i);
      assertThatExceptionOfType(RuntimeUnavailable.class).as(names.get(i)).isThrownBy(call::run);
    }
  }

  @Test
  void healthIsToldAndNotThrown() throws IOException {
    rig.say("runtime.health.before = error(unavailable)");
    assertThat(runtime.health()).isInstanceOf(Health.Unhealthy.class);
  }

  @Test
  void aHintCanBeLost() throws IOException {
    AtomicInteger hints = new AtomicInteger();
    rig.say("runtime.hint.before = 1*lost");
    try (Watch _ = runtime.watch(counting(hints))) {
      runtime.launch(SPEC);
      await().atMost(10, SECONDS).until(() -> rig.fired().size() == 1);
      runtime.signal(SPEC.id(), Signal.KILL, SignalTarget.ALL);
      await().atMost(10, SECONDS).until(() -> hints.get() > 0);
    }
  }

  private static WatchListener counting(AtomicInteger hints) {
    return new WatchListener() {
      @Override
      public void lookAgain(WorkloadId id) {
        hints.incrementAndGet();
      }

      @Override
      public void lookAgainAtAll() {
        hints.incrementAndGet();
      }
    };
  }

  @Test
  void aFullStoreKeepsWhatItHad() throws IOException {
    StateStore store = FailingStore.open(life, InMemoryStateStore::new);
    rig.say("store.put.before = 1*error(full)");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> store.put(RECORD))
        .withMessageContaining("No space left on device");
    assertThat(store.all()).isEmpty();
    store.put(RECORD);
    assertThat(store.all()).containsExactly(RECORD);
  }

  @Test
  void aStoreThatFailsToOpenIsLetGo() throws IOException {
    Path place = folder.resolve("store");
    rig.say("store.open.after = 1*error(readonly)");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> FailingStore.open(life, () -> MapDbStateStore.open(place)));
    FailingStore.open(life, () -> MapDbStateStore.open(place)).close();
  }

  @Test
  void theDiskBelowTheStoreCanFillUp() throws IOException {
    Armed armed = Armed.of(new FakeRuntimeProvider(node), life);
    try (StateStore store = armed.stores().apply(folder.resolve("store"))) {
      rig.say("disk.write.before = 1*error(full)");
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> store.put(RECORD))
          .withMessageContaining("No space left on device");
      assertThat(store.all()).isEmpty();
      store.put(RECORD);
      assertThat(store.all()).containsExactly(RECORD);
    }
  }
}
