package dev.holdfast.runtime.podman;

import dev.holdfast.contracts.RuntimeContract;
import dev.holdfast.contracts.Workbench;

/** The contract of all runtimes, against this node's Podman. */
@NeedsPodman
class PodmanRuntimeContractTest implements RuntimeContract {
  private final Workbench bench = new Workbench(new PodmanUnderTest());

  @Override
  public Workbench bench() {
    return bench;
  }
}
