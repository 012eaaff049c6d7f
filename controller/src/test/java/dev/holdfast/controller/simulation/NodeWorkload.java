package dev.holdfast.controller.simulation;

import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.WorkloadLabels;

/** A workload as the node has it now. */
final class NodeWorkload {
  private final WorkloadLabels labels;
  private final Program program;
  private Observation state;

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
