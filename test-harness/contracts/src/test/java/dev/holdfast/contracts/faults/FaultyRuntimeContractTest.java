package dev.holdfast.contracts.faults;

import dev.holdfast.contracts.Programs;
import dev.holdfast.contracts.RuntimeContract;
import dev.holdfast.contracts.RuntimeUnderTest;
import dev.holdfast.contracts.Workbench;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadRuntime;
import java.time.Clock;

/** Without a plan the decorator keeps every clause that the runtime inside keeps. */
class FaultyRuntimeContractTest implements RuntimeContract {
  private final FakeNode node = new FakeNode(Clock.systemUTC());

  private final Workbench bench =
      new Workbench(
          new RuntimeUnderTest() {
            @Override
            public WorkloadRuntime open(Owner owner) {
              return new FaultyRuntime(node.open(owner), FaultPlan.none());
            }

            @Override
            public Programs programs() {
              return new FakePrograms();
            }
          });

  @Override
  public Workbench bench() {
    return bench;
  }
}
