package dev.holdfast.controller.simulation;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.WorkloadLabels;
import java.util.Optional;

/** A workload as the node has it now. */
final class NodeWorkload {
  private final WorkloadLabels labels;
  private final Program program;
  private Observation state;
  private boolean begun;

  NodeWorkload(WorkloadLabels labels, Program program) {
    this.labels = labels;
    this.program = program;
    this.state = new Observation.Created(labels.invocation());
  }

  WorkloadLabels labels() {
    return labels;
  }

  Program program() {
    return program;
  }

  Observation state() {
    return state;
  }

  void state(Observation next) {
    state = next;
  }

  /** Its program is at work. */
  void begin() {
    begun = true;
  }

  /** How it ends by a signal, where it does; before its program begins nothing holds one back. */
  Optional<ExitStatus> endBy(Signal signal) {
    return begun ? program.endBy(signal) : Optional.of(ExitStatus.killed(signal.number()));
  }

  boolean isAlive() {
    return state instanceof Observation.Running;
  }

  Incarnation incarnation() {
    return ((Observation.Running) state).incarnation();
  }

  Sighting sighting() {
    return new Sighting(labels.workloadId(), labels, state);
  }
}
