package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of Nomad's wishes while nothing can be written. */
@Timeout(30)
class FullDiskTest {
  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private final FillableStore store = new FillableStore();

  @Test
  void removalThatCouldNotBeNotedIsDoneWhenThereIsRoomAgain() {
    WorkloadSpec spec = Plugin.spec(1, 1, new FakePrograms().runsUntilKilled());
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
    WorkloadSpec spec = Plugin.spec(1, 1, new FakePrograms().runsUntilKilled());
    try (Plugin plugin = new Plugin(node, store)) {
      store.full = true;
      assertThatThrownBy(() -> plugin.start(spec)).isInstanceOf(StartFailed.class);

      store.full = false;

      assertThat(plugin.manager.views()).isEmpty();
      assertThat(node.starts()).isEmpty();
    }
  }

  /** A store on a disk that may be full. */
  private static final class FillableStore implements StateStore {
    private final StateStore inner = new InMemoryStateStore();
    private volatile boolean full;

    private void needRoom() {
      if (full) {
        throw new StoreUnavailable("no space left on device");
      }
    }

    @Override
    public LoadedRecords loaded() {
      return inner.loaded();
    }

    @Override
    public Optional<TaskRecord> get(TaskSlot slot) {
      return inner.get(slot);
    }

    @Override
    public List<TaskRecord> all() {
      return inner.all();
    }

    @Override
    public void put(TaskRecord record) {
      needRoom();
      inner.put(record);
    }

    @Override
    public void delete(TaskSlot slot) {
      needRoom();
      inner.delete(slot);
    }

    @Override
    public StoreInfo info() {
      return inner.info();
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
