package dev.holdfast.contracts.fake;

import dev.holdfast.contracts.RuntimeContract;
import dev.holdfast.contracts.Workbench;

/** The fake passes the whole contract. */
class FakeRuntimeContractTest implements RuntimeContract {
  private final Workbench bench = new Workbench(new FakeUnderTest(true));

  @Override
  public Workbench bench() {
    return bench;
  }
}
