package dev.holdfast.runtime.systemd;

import dev.holdfast.contracts.RuntimeContract;
import dev.holdfast.contracts.Workbench;

/** The contract of all runtimes, against this node's systemd. */
@NeedsSystemd
class SystemdRuntimeContractTest implements RuntimeContract {
  private final Workbench bench = new Workbench(new SystemdUnderTest());

  @Override
  public Workbench bench() {
    return bench;
  }
}
