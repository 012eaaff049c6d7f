package dev.holdfast.contracts.fake;

import dev.holdfast.contracts.HalfLaunch;
import dev.holdfast.contracts.Outage;
import dev.holdfast.contracts.Programs;
import dev.holdfast.contracts.RuntimeUnderTest;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadRuntime;
import java.time.Clock;
import java.util.Optional;

/** The fake with all its powers. */
final class FakeUnderTest implements RuntimeUnderTest {
  private final FakeNode node;

  FakeUnderTest(boolean keepsExits) {
    node = new FakeNode(Clock.systemUTC(), keepsExits);
  }

  @Override
  public WorkloadRuntime open(Owner owner) {
    return node.open(owner);
  }

  @Override
  public Programs programs() {
    return new FakePrograms();
  }

  @Override
  public Optional<Outage> outage() {
    return Optional.of(interruption(node.backend()::takeAway));
  }

  @Override
  public Optional<Outage> stall() {
    // It takes as long as the call limit: once is enough.
    return node.keepsExits() ? Optional.of(interruption(node.backend()::stall)) : Optional.empty();
  }

  private Outage interruption(Runnable begin) {
    return new Outage() {
      @Override
      public void begin() {
        begin.run();
      }

      @Override
      public void end() {
        node.backend().giveBack();
      }
    };
  }

  @Override
  public Optional<HalfLaunch> halfLaunch() {
    return Optional.of(node::leaveHalfLaunched);
  }
}
