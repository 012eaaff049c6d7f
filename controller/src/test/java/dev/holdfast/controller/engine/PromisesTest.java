package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.BootId;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which facts keep which promises. */
class PromisesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final TaskRecord ENDED =
      TaskRecord.wanted(
              Plugin.spec(1, 1, new FakePrograms().runsUntilKilled()).labels(),
              "fake",
              Plugin.OUTLINE)
          .withKnown(Known.nothing().withEnded(new Known.Ended(ExitStatus.exited(3), NOW, NOW)));

  @Test
  void whatHasEndedHasStarted() {
    Promises promises = Promises.fresh();
    promises.settle(ENDED);
    assertThat(promises.started()).isCompleted();
    assertThat(promises.ended()).isCompleted();
  }

  @Test
  void aStartThatIsTakenBackIsNotPromisedToAnybody() {
    Promises promises = Promises.fresh();
    Remark remark = new Remark(NOW, new BootId("b"), "destroy", "it did not start in time");
    promises.settle(ENDED.desiring(new Desired.Gone(), remark));
    assertThat(promises.started()).isNotDone();
    assertThat(promises.ended()).isCompleted();
  }
}
