package dev.holdfast.controller.failpoints;

import dev.holdfast.contracts.Programs;
import dev.holdfast.contracts.RuntimeContract;
import dev.holdfast.contracts.RuntimeUnderTest;
import dev.holdfast.contracts.Workbench;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/** Without a rule the decorator keeps every clause that the runtime inside keeps. */
class FailingRuntimeContractTest implements RuntimeContract {
  private final Workbench bench;

  FailingRuntimeContractTest(@TempDir Path folder) throws IOException {
    FakeNode node = new FakeNode(Clock.systemUTC());
    Failpoints failpoints = new Rig(folder).life();
    bench =
        new Workbench(
            new RuntimeUnderTest() {
              @Override
              public WorkloadRuntime open(Owner owner) {
                return new FailingRuntime(node.open(owner), owner, failpoints);
              }

              @Override
              public Programs programs() {
                return new FakePrograms();
              }
            });
  }

  @Override
  public Workbench bench() {
    return bench;
  }
}
