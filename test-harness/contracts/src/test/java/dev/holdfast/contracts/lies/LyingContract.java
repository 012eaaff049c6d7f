package dev.holdfast.contracts.lies;

import dev.holdfast.contracts.HalfLaunch;
import dev.holdfast.contracts.Outage;
import dev.holdfast.contracts.Programs;
import dev.holdfast.contracts.RuntimeContract;
import dev.holdfast.contracts.RuntimeUnderTest;
import dev.holdfast.contracts.Workbench;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadRuntime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract over a fake that lies; run by {@link LiarsAreCaughtTest} only. */
@ExtendWith(LieResolver.class)
class LyingContract implements RuntimeContract {
  private final Workbench bench;

  LyingContract(Lie lie) {
    bench = new Workbench(new LiarUnderTest(lie));
  }

  @Override
  public Workbench bench() {
    return bench;
  }

  private static final class LiarUnderTest implements RuntimeUnderTest {
    private final FakeNode node = new FakeNode(Clock.systemUTC());
    private final Lie lie;

    LiarUnderTest(Lie lie) {
      this.lie = lie;
    }

    @Override
    public WorkloadRuntime open(Owner owner) {
      return lie.told(node.open(owner), node);
    }

    @Override
    public Programs programs() {
      return new FakePrograms();
    }

    @Override
    public Duration deadline() {
      return Duration.ofMillis(200);
    }

    @Override
    public Optional<Outage> outage() {
      return Optional.of(
          new Outage() {
            @Override
            public void begin() {
              node.backend().takeAway();
            }

            @Override
            public void end() {
              node.backend().giveBack();
            }
          });
    }

    @Override
    public Optional<HalfLaunch> halfLaunch() {
      return Optional.of(node::leaveHalfLaunched);
    }
  }
}
