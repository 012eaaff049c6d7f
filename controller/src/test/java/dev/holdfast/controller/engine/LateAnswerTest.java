package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.ManualClock;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.store.BootId;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An answer says nothing of the time for which it was on its way. */
class LateAnswerTest {
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

  private final ManualClock clock = new ManualClock();
  private final TaskRecord record =
      TaskRecord.wanted(Plugin.spec(1, 1, List.of("none")).labels(), "fake", Plugin.OUTLINE);

  @Test
  void absenceCountsFromTheFirstAnswerToTheLastQuestion() {
    FakeNode node = new FakeNode(clock);
    try (WorkloadRuntime slow = new Slow(node.open(Plugin.OWNER))) {
      Sight sight = new Sight(engine(slow), new Observation.Absent());
      assertThat(sight.look(record)).isInstanceOf(Observation.Absent.class);
      assertThat(sight.absentFor()).isZero();
      clock.advance(Duration.ofSeconds(1));
      assertThat(sight.look(record)).isInstanceOf(Observation.Absent.class);
      assertThat(sight.absentFor()).isEqualTo(Duration.ofSeconds(1));
      assertThat(sight.look(record)).isInstanceOf(Observation.Absent.class);
      assertThat(sight.absentFor()).isEqualTo(Duration.ofSeconds(1).plus(ON_ITS_WAY));
    }
  }

  private Engine engine(WorkloadRuntime runtime) {
    return new Engine(
        Plugin.OWNER,
        "fake",
        runtime,
        new InMemoryStateStore(),
        new LaunchLimiter(1),
        Backoff.standard(),
        Threads.virtual(),
        clock,
        new BootId("boot"),
        EngineSettings.defaults(),
        EngineListener.NOOP,
        0);
  }

  private final class Slow extends ForwardingRuntime {
    Slow(WorkloadRuntime runtime) {
      super(runtime);
    }

    @Override
    public Observation observe(WorkloadId id) {
      Observation seen = super.observe(id);
      clock.advance(ON_ITS_WAY);
      return seen;
    }
  }
}
