package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be noted does not happen. */
@Timeout(30)
class UnnotedStartTest {
  private static final FakePrograms PROGRAMS = new FakePrograms();

  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private final WorkloadSpec first = Plugin.spec(1, 1, PROGRAMS.runsUntilKilled());
  private final WorkloadSpec second = Plugin.spec(1, 2, PROGRAMS.runsUntilKilled());

  @Test
  void anAttemptThatCannotBeNotedIsNotLaunchedInThePlaceOfAnOlderOne() {
    TaskRecord unconfirmed = TaskRecord.wanted(first.labels(), "fake", Plugin.OUTLINE);
    RefusingDisk disk = new RefusingDisk(new InMemoryStateStore(List.of(unconfirmed)));
    try (Plugin plugin = new Plugin(node, disk)) {
      disk.full = true;
      assertThatThrownBy(() -> plugin.start(second)).isInstanceOf(StoreUnavailable.class);
      disk.full = false;
      letItLook(plugin);
      letItLook(plugin);
      assertThat(node.starts()).isEmpty();
    }
  }

  @Test
  void whatTheStoreKeptThoughItSaidNoIsWhatIsLaunched() {
    RefusingDisk disk = new RefusingDisk(new InMemoryStateStore());
    try (Plugin plugin = new Plugin(node, disk)) {
      plugin.start(first);
    }
    try (Plugin plugin = new Plugin(node, disk)) {
      plugin.start(first);
      disk.late.set(1);
      plugin.start(second);
      assertThat(node.starts())
          .extracting(start -> start.labels().invocation())
          .containsExactly(first.invocation(), second.invocation());
    }
  }

  @Test
  void whatRunsAlreadyIsNotTakenBackForWantOfRoom() {
    try (Plugin plugin = new Plugin(node, new InMemoryStateStore())) {
      plugin.start(first);
    }
    RefusingDisk disk = new RefusingDisk(new InMemoryStateStore());
    node.backend().takeAway();
    try (Plugin plugin = new Plugin(node, disk)) {
      node.backend().giveBack();
      disk.room.set(1);
      plugin.start(first);
      plugin.alive(first);
      assertThat(node.starts()).hasSize(1);
    }
  }

  /** Returns when a request was taken, and with that all that came of the one before. */
  private void letItLook(Plugin plugin) {
    plugin.manager.lookAgainAtAll();
    assertThat(plugin.manager.request(first.labels().slot(), record -> record, null)).isPresent();
  }
}
