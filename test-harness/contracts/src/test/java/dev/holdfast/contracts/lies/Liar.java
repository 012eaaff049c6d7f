package dev.holdfast.contracts.lies;

import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.WorkloadRuntime;

/** Does what an honest runtime does, but where a lie overrides it. */
class Liar extends ForwardingRuntime {
  final WorkloadRuntime honest;

  Liar(WorkloadRuntime honest) {
    super(honest);
    this.honest = honest;
  }
}
