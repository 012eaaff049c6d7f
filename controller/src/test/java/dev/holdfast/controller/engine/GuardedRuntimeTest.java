package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeInfo;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class GuardedRuntimeTest {
  private static final int ENOUGH = 20;

  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private final WorkloadRuntime fake = node.open(Specs.owner("guarded"));
  private final WorkloadId id =
      Specs.of(Specs.owner("guarded"), Specs.slot(1, "web")).build().labels().workloadId();

  private Observation afterAnOutage(WorkloadRuntime runtime) {
    node.backend().takeAway();
    for (int i = 0; i < ENOUGH; i++) {
      runtime.observe(id);
    }
    node.backend().giveBack();
    return runtime.observe(id);
  }

  @Test
  void callsToABackendThatIsAwayAreStopped() {
    assertThat(afterAnOutage(new GuardedRuntime(fake)))
        .isInstanceOfSatisfying(
            Observation.Unknown.class, it -> assertThat(it.reason()).startsWith("not asked"));
  }

  @Test
  void oneOfSeveralBackendsThatIsAwayStopsNoCallToTheOthers() {
    WorkloadRuntime several =
        new ForwardingRuntime(fake) {
          @Override
          public RuntimeInfo info() {
            RuntimeInfo info = super.info();
            return new RuntimeInfo(info.name(), info.keepsExits(), info.callLimit(), 2);
          }
        };
    assertThat(afterAnOutage(new GuardedRuntime(several))).isInstanceOf(Observation.Absent.class);
  }
}
