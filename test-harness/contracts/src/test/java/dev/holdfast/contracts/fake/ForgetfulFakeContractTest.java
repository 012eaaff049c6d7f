package dev.holdfast.contracts.fake;

import dev.holdfast.contracts.RuntimeContract;
import dev.holdfast.contracts.Workbench;

/** A runtime that forgets exits and says so passes what is left of the contract. */
class ForgetfulFakeContractTest implements RuntimeContract {
  private final Workbench bench = new Workbench(new FakeUnderTest(false));

  @Override
  public Workbench bench() {
    return bench;
  }
}
