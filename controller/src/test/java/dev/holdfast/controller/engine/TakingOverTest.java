package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks that another driver started and left handles of. */
@Timeout(60)
class TakingOverTest {
  private static final FakePrograms PROGRAMS = new FakePrograms();
  private static final byte[] THEIRS = {1, 2, 3};

  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private final InMemoryStateStore store = new InMemoryStateStore();
  private final WorkloadSpec forever = Plugin.spec(1, 1, PROGRAMS.runsUntilKilled());
  private Plugin plugin = open();

  /** Its workload is made when it is taken over: how it came to be is not ours to know. */
  private final class Other extends ForwardingRuntime {
    Other(WorkloadRuntime runtime) {
      super(runtime);
    }

    @Override
    public boolean takeOver(WorkloadLabels labels, int version, byte[] state) {
      if (state.length != THEIRS.length) {
        return false;
      }
      runtime().launch(forever);
      return true;
    }
  }

  private Plugin open() {
    return new Plugin(node, store, new Other(node.open(Plugin.OWNER)), EngineSettings.defaults());
  }

  @AfterEach
  void close() {
    plugin.close();
  }

  private TaskHandle recovered() {
    TaskHandle handle = plugin.tasks.takeOver(forever.labels(), 1, THEIRS).orElseThrow();
    plugin.tasks.recover(handle, Plugin.OUTLINE);
    return handle;
  }

  @Test
  void taskGoesOnAndIsTheSameAfterEveryRestart() {
    recovered();
    Incarnation before = plugin.alive(forever);
    for (int restart = 0; restart < 2; restart++) {
      plugin.close();
      plugin = open();
      recovered();
      assertThat(plugin.alive(forever)).isEqualTo(before);
    }
    plugin.tasks.stop(forever.invocation(), Signal.TERM, Duration.ZERO);
    plugin.tasks.destroy(forever.invocation(), false);
    assertThat(plugin.manager.views()).isEmpty();
  }

  @Test
  void handleThatTheRuntimeDoesNotUnderstandIsNobodys() {
    assertThat(plugin.tasks.takeOver(forever.labels(), 1, new byte[0])).isEqualTo(Optional.empty());
    assertThat(plugin.manager.views()).isEmpty();
  }

  @Test
  void slotOfALaterAttemptIsNotTakenOver() {
    plugin.start(Plugin.spec(1, 2, PROGRAMS.runsUntilKilled()));
    assertThatThrownBy(() -> plugin.tasks.takeOver(forever.labels(), 1, THEIRS))
        .isInstanceOf(TaskNotFound.class)
        .hasMessageContaining("newer attempt");
  }
}
