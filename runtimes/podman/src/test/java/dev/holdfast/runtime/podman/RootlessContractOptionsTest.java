package dev.holdfast.runtime.podman;

import dev.holdfast.contracts.RuntimeContract;
import dev.holdfast.contracts.Workbench;

/** The contract of all runtimes, against the Podman of a user whose service manager runs. */
@NeedsPodman
class RootlessContractOptionsTest implements RuntimeContract {
  private final Workbench bench = new Workbench(PodmanUnderTest.ofUser());

  @Override
  public Workbench bench() {
    return bench;
  }
}
